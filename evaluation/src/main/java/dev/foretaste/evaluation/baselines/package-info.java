/** Methods from the literature that the production model is compared with. */
package dev.foretaste.evaluation.baselines;
