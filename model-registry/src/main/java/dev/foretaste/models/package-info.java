/** The model versions on their topic: which there are, and which one is champion. */
package dev.foretaste.models;
