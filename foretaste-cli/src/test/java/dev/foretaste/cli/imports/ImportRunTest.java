package dev.foretaste.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.orders.OnBadLine;
import dev.foretaste.cli.orders.OrderFormat;
import dev.foretaste.cli.orders.OrderSource;
import dev.foretaste.cli.orders.SourcedOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportRunTest {
  @TempDir Path directory;

  /** What happened, in sequence: an order's position, "flush", "scored" or "judged". */
  private final List<String> events = new ArrayList<>();

  @Test
  void shouldSendEverythingAndHoldAtEvenlySpacedPoints() throws Exception {
    ImportResult result = run(7, new BitSet(), new ImportPlan(3, true));

    assertThat(events)
        .containsExactly(
            "0", "1", "2", "flush", "scored", "judged", "3", "4", "flush", "scored", "judged", "5",
            "6", "flush", "scored", "judged", "flush");
    assertThat(result.orders()).isEqualTo(7);
    assertThat(result.skipped()).isZero();
    assertThat(result.generations())
        .extracting(Generation::version)
        .containsExactly("v1", "v2", "v3");
    assertThat(result.generations().get(0).recall()).isEqualTo(0.5);
    assertThat(result.generations().get(0).baselineRecall()).isEqualTo(0.25);
  }

  @Test
  void shouldWaitForNothingWhenToldSo() throws Exception {
    run(4, new BitSet(), new ImportPlan(3, false));

    assertThat(events).containsExactly("0", "1", "2", "3", "flush");
  }

  @Test
  void shouldSkipWhatIsThereAndNotHoldWhereNothingWasSent() throws Exception {
    BitSet present = new BitSet();
    present.set(0, 5);

    ImportResult result = run(8, present, new ImportPlan(4, true));

    assertThat(events)
        .containsExactly(
            "5", "flush", "scored", "judged", "6", "7", "flush", "scored", "judged", "flush");
    assertThat(result.orders()).isEqualTo(3);
    assertThat(result.skipped()).isEqualTo(5);
  }

  @Test
  void shouldFillGapsThatAnInterruptedRunLeft() throws Exception {
    BitSet present = new BitSet();
    present.set(0);
    present.set(2);

    run(4, present, new ImportPlan(1, false));

    assertThat(events).containsExactly("1", "3", "flush");
  }

  @Test
  void shouldStillAskForTheLastVerdictWhenEverythingIsThere() throws Exception {
    BitSet present = new BitSet();
    present.set(0, 4);

    ImportResult result = run(4, present, new ImportPlan(2, true));

    assertThat(events).containsExactly("flush", "scored", "judged", "flush");
    assertThat(result.orders()).isZero();
  }

  @Test
  void shouldHoldAtEveryOrderWhenThereAreMorePointsThanOrders() throws Exception {
    run(2, new BitSet(), new ImportPlan(10, true));

    assertThat(events.stream().filter("judged"::equals)).hasSize(2);
  }

  @Test
  void shouldStopAtTheFirstOrderThatCannotBeSent() {
    OrderTarget failing =
        new OrderTarget() {
          @Override
          public void send(SourcedOrder order) {
            if (order.position() == 2) {
              throw new FailureException("an order could not be sent");
            }
            events.add(Long.toString(order.position()));
          }

          @Override
          public void flush() {
            events.add("flush");
          }
        };

    assertThatThrownBy(() -> run(failing, 5, new BitSet(), new ImportPlan(1, true)))
        .isInstanceOf(FailureException.class);
    assertThat(events).containsExactly("0", "1");
  }

  private ImportResult run(int orders, BitSet present, ImportPlan plan) throws Exception {
    OrderTarget target =
        new OrderTarget() {
          @Override
          public void send(SourcedOrder order) {
            events.add(Long.toString(order.position()));
          }

          @Override
          public void flush() {
            events.add("flush");
          }
        };
    return run(target, orders, present, plan);
  }

  private ImportResult run(OrderTarget target, int orders, BitSet present, ImportPlan plan)
      throws Exception {
    Scoring scoring = progress -> events.add("scored");
    int[] version = {0};
    Retraining retraining =
        (reason, progress) -> {
          events.add("judged");
          return Verdicts.on("v" + ++version[0]);
        };
    return new ImportRun(target, scoring, retraining, Pace.unlimited(), new RecordedProgress())
        .run(source(orders), present, plan);
  }

  private OrderSource source(int orders) throws Exception {
    String baskets =
        IntStream.range(0, orders).mapToObj(i -> "[" + i + "]").collect(Collectors.joining(","));
    Path file = Files.writeString(directory.resolve("orders.json"), "{\"a\": [" + baskets + "]}");
    return OrderFormat.BASKETS_JSON.read(file, OnBadLine.STOP);
  }
}
