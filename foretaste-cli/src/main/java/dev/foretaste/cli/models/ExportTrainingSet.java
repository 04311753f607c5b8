package dev.foretaste.cli.models;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.console.JsonOutput;
import dev.foretaste.cli.console.SystemOptions;
import dev.foretaste.cli.console.UsageException;
import dev.foretaste.cli.system.RunningSystem;
import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.learning.training.ChallengerTrainer;
import dev.foretaste.learning.training.LabelledRows;
import dev.foretaste.learning.training.NotTrainableException;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.learning.training.TrainingSet;
import dev.foretaste.learning.training.TrainingSetFiles;
import dev.foretaste.retrainer.ClusterSettings;
import dev.foretaste.retrainer.ExampleReading;
import dev.foretaste.retrainer.RetrainerConfig;
import dev.foretaste.serde.HttpSchemaRegistryClient;
import dev.foretaste.serde.SchemaRegistryClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the rows that the retrainer would train on now. */
@Command(
    name = "export-training-set",
    description = {
      "Write the rows that the retrainer would train on now, as LibSVM files that plain XGBoost"
          + " reads: train, validation and holdout, cut by time, with labels, weights where orders"
          + " were rated, group sizes, and features.txt with the features' names.",
      "",
      "A booster trained on them comes back through foretaste models judge. The gate judges on the"
          + " rows of the holdout: do not train on them.",
      ""
    })
final class ExportTrainingSet implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private SystemOptions systemOptions;
  @Mixin private JsonOutput json;

  @Parameters(paramLabel = "DIR", description = "The directory to write to; must not exist.")
  private Path directory;

  /**
   * The result.
   *
   * @param rows per file
   * @param examples per file: groups of rows
   */
  record Result(
      String directory, Map<String, Integer> rows, Map<String, Integer> examples, String sampling) {

    static Result of(Path directory, TrainingSet set) {
      return new Result(
          directory.toString(),
          Map.of(
              "train", set.train().size(),
              "validation", set.validation().size(),
              "holdout", set.holdout().size()),
          Map.of(
              "train", groups(set.train()),
              "validation", groups(set.validation()),
              "holdout", groups(set.holdout())),
          set.sampling());
    }

    private static int groups(LabelledRows rows) {
      return rows.groupSizes().size();
    }
  }

  @Override
  public Integer call() throws IOException {
    if (Files.exists(directory)) {
      throw new UsageException(directory + " is there already; choose another directory");
    }
    RunningSystem system = systemOptions.find();
    TrainingSet set = make(read(system));
    TrainingSetFiles.write(set, directory);
    Result result = Result.of(directory, set);
    PrintWriter out = command.commandLine().getOut();
    out.printf(
        "Wrote %,d rows to train on, %,d to validate and %,d of the holdout to %s.%n",
        set.train().size(), set.validation().size(), set.holdout().size(), directory);
    out.println("Examples " + set.sampling() + ".");
    out.flush();
    json.print(result);
    return ExitCode.OK;
  }

  private static ExampleSet read(RunningSystem system) {
    try (SchemaRegistryClient schemas = new HttpSchemaRegistryClient(system.registry())) {
      return ExampleReading.read(
          RetrainerConfig.of(
              new ClusterSettings(
                  system.bootstrapServers(),
                  system.schemaRegistry(),
                  system.clientProperties(),
                  "")),
          schemas);
    } catch (KafkaException e) {
      throw new FailureException("the examples cannot be read: " + e.getMessage(), e);
    }
  }

  private static TrainingSet make(ExampleSet examples) {
    try {
      return new ChallengerTrainer(TrainingParameters.standard()).trainingSet(examples);
    } catch (NotTrainableException e) {
      throw new FailureException(
          "%s (%d examples are there); send more orders first"
              .formatted(e.getMessage(), examples.size()),
          e);
    }
  }
}
