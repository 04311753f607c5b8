/** How model versions get to the topics that everybody reads them from. */
package dev.foretaste.retrainer.publishing;
