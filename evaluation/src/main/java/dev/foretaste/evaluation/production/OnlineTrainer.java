package dev.foretaste.evaluation.production;

import dev.foretaste.evaluation.prequential.TrainingSchedule;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.learning.training.ChallengerTrainer;
import dev.foretaste.learning.training.GrownTrees;
import dev.foretaste.learning.training.NotTrainableException;
import dev.foretaste.learning.training.SeenExamples;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.tables.ItemTables;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Trains trees on the newest examples, each seen with the tables with which it was predicted: they
 * know everything older than its block and nothing of the block. The newest block decides when to
 * stop. Not thread-safe.
 */
final class OnlineTrainer {
  private final TrainingSchedule schedule;
  private final TrainingParameters parameters;
  private final Deque<SeenExamples> blocks = new ArrayDeque<>();
  private int held;
  private int seen;
  private int known;
  private int trainings;

  OnlineTrainer(TrainingSchedule schedule, TrainingParameters parameters) {
    this.schedule = schedule;
    this.parameters = parameters;
  }

  /** Takes the examples of a block; forgets blocks that no training will want. */
  void add(List<HeldExample> examples, ItemTables tables) {
    if (examples.isEmpty()) {
      return;
    }
    blocks.addLast(new SeenExamples(examples, tables));
    held += examples.size();
    seen += examples.size();
    int wanted = parameters.trainExamples() + examples.size();
    while (held - blocks.getFirst().examples().size() >= wanted) {
      held -= blocks.removeFirst().examples().size();
    }
  }

  /** Trains when it is time; empty when it is not, or when there is nothing to learn yet. */
  Optional<GrownTrees> train() {
    if (blocks.size() < 2 || !schedule.isDue(known, seen)) {
      return Optional.empty();
    }
    List<SeenExamples> train = new ArrayList<>(blocks);
    SeenExamples validation = train.remove(train.size() - 1);
    try {
      GrownTrees trees = new ChallengerTrainer(parameters).grow(train, List.of(validation));
      known = seen;
      trainings++;
      return Optional.of(trees);
    } catch (NotTrainableException nothingYet) {
      return Optional.empty();
    }
  }

  int trainings() {
    return trainings;
  }
}
