/** The retrainer: learns from labelled predictions and publishes what it learned. */
package dev.foretaste.retrainer;
