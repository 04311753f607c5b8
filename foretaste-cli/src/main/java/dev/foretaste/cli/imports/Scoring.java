package dev.foretaste.cli.imports;

import dev.foretaste.cli.console.Progress;

/** The part of the running system that turns orders into predictions. */
interface Scoring {

  /** Returns when every order that is on the topic now has been scored. */
  void awaitCaughtUp(Progress progress);
}
