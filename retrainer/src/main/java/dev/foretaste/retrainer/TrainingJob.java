package dev.foretaste.retrainer;

import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.models.VersionCatalogue;
import java.util.List;
import java.util.Optional;

/**
 * A training that is to be done.
 *
 * @param examples all of them at its beginning
 * @param versions those there were at its beginning; nobody else uses the catalogue
 * @param requestIds the requests that its verdict answers
 * @param trigger why it is done, in words
 * @param candidate a version whose trees are judged in place of trees grown for this
 */
record TrainingJob(
    ExampleSet examples,
    VersionCatalogue versions,
    List<String> requestIds,
    String trigger,
    Optional<String> candidate) {

  /** The same examples against the champion of another time. */
  TrainingJob against(VersionCatalogue versions) {
    return new TrainingJob(examples, versions, requestIds, trigger, candidate);
  }
}
