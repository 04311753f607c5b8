package dev.foretaste.retrainer.tracking;

import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.retrainer.publishing.Publication;
import dev.foretaste.schema.ModelVerdict;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.Param;
import org.mlflow.api.proto.Service.RunInfo;
import org.mlflow.api.proto.Service.RunTag;
import org.mlflow.tracking.MlflowClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs every verdict of a training or of an imported booster as a run of the MLflow experiment
 * {@value #EXPERIMENT}: lineage parameters, metrics, outcome and reasons, and the bundle as far as
 * the server takes artifacts over HTTP. Works on a thread of its own; what fails, or what would
 * have to wait behind too much, is logged and counted. Thread-safe.
 */
public final class MlflowTracker implements RunTracker {
  /** The experiment; made when it is not there. */
  public static final String EXPERIMENT = "foretaste";

  private static final Logger LOG = LoggerFactory.getLogger(MlflowTracker.class);
  private static final int MOST_WAITING = 16;
  private static final int LONGEST_VALUE = 500;
  private static final long CLOSE_SECONDS = 5;

  private final MlflowClient client;
  private final MlflowArtifacts artifacts;
  private final Counter failures;
  private final ThreadPoolExecutor executor =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          task -> {
            Thread thread = new Thread(task, "mlflow");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Prepares; connects with the first run.
   *
   * @param url of the tracking server, for example http://localhost:5000
   * @param registry takes the metric foretaste_mlflow_failures_total
   */
  public MlflowTracker(String url, CollectorRegistry registry) {
    client = new MlflowClient(url);
    artifacts = new MlflowArtifacts(url);
    failures =
        Counter.build("foretaste_mlflow_failures_total", "Runs that could not be logged in full.")
            .register(registry);
  }

  @Override
  public void judged(Publication publication) {
    if (publication.verdict().getMetrics().isEmpty()) {
      return;
    }
    try {
      executor.execute(() -> log(publication));
    } catch (RejectedExecutionException e) {
      failed(publication, e);
    }
  }

  private void log(Publication publication) {
    try {
      RunInfo run = client.createRun(experiment());
      client.logBatch(
          run.getRunId(), metrics(publication), params(publication), tags(publication.verdict()));
      Optional<PackedBundle> bundle = bundle(publication);
      if (bundle.isPresent()) {
        artifacts.upload(run.getArtifactUri(), bundle.get());
      }
      client.setTerminated(run.getRunId());
    } catch (Exception e) {
      // The client declares none and throws several; whatever it is, training goes on.
      failed(publication, e);
    }
  }

  private void failed(Publication publication, Exception failure) {
    failures.inc();
    LOG.warn(
        "The run of model {} is not logged in full to MLflow: {}",
        publication.verdict().getVersion(),
        failure.toString());
  }

  private String experiment() {
    return client
        .getExperimentByName(EXPERIMENT)
        .map(experiment -> experiment.getExperimentId())
        .orElseGet(() -> client.createExperiment(EXPERIMENT));
  }

  private static Optional<PackedBundle> bundle(Publication publication) {
    return publication
        .promotion()
        .map(Publication.Promotion::bundle)
        .or(() -> publication.candidate().map(Publication.Candidate::bundle));
  }

  /** MLflow allows no {@code @} in names: recall@10 is recall_at_10 there. */
  private static List<Metric> metrics(Publication publication) {
    ModelVerdict verdict = publication.verdict();
    List<Metric> metrics = new ArrayList<>();
    verdict
        .getMetrics()
        .forEach(
            (name, value) ->
                metrics.add(
                    Metric.newBuilder()
                        .setKey(name.replace("@", "_at_"))
                        .setValue(value)
                        .setTimestamp(verdict.getDecidedAt())
                        .setStep(0)
                        .build()));
    return metrics;
  }

  private static List<Param> params(Publication publication) {
    Map<String, String> parameters =
        bundle(publication)
            .map(bundle -> bundle.manifest().getLineage().getParameters())
            .orElse(Map.of());
    List<Param> params = new ArrayList<>();
    parameters.forEach(
        (name, value) ->
            params.add(Param.newBuilder().setKey(name).setValue(shortened(value)).build()));
    return params;
  }

  private static List<RunTag> tags(ModelVerdict verdict) {
    return List.of(
        tag("mlflow.runName", verdict.getVersion()),
        tag("outcome", verdict.getOutcome()),
        tag("policy", verdict.getPolicy()),
        tag("reasons", String.join("; ", verdict.getReasons())));
  }

  private static RunTag tag(String name, String value) {
    return RunTag.newBuilder().setKey(name).setValue(shortened(value)).build();
  }

  private static String shortened(String value) {
    return value.substring(0, Math.min(LONGEST_VALUE, value.length()));
  }

  /** Gives what waits a little time, then drops it. */
  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("{} runs are not logged to MLflow", executor.shutdownNow().size() + 1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.close();
  }
}
