/** How both arms of an experiment did. */
package dev.foretaste.experiments.report;
