package dev.foretaste.cli.imports;

import dev.foretaste.cli.console.Progress;
import dev.foretaste.schema.ModelVerdict;

/** The part of the running system that trains and judges models. */
interface Retraining {

  /** Asks for a challenger and returns the verdict on it. */
  ModelVerdict judge(String reason, Progress progress);
}
