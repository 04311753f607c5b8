package dev.foretaste.retrainer;

import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.models.VersionCatalogue;
import java.util.List;

/**
 * A training that is to be done.
 *
 * @param examples all of them at its beginning
 * @param versions those there were at its beginning; nobody else uses the catalogue
 * @param requestIds the requests that its verdict answers
 * @param trigger why it is done, in words
 */
record TrainingJob(
    ExampleSet examples, VersionCatalogue versions, List<String> requestIds, String trigger) {

  /** The same examples against the champion of another time. */
  TrainingJob against(VersionCatalogue versions) {
    return new TrainingJob(examples, versions, requestIds, trigger);
  }
}
