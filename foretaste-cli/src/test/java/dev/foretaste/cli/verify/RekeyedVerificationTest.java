package dev.foretaste.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.schema.OrderCancelled;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stream that rekeys its orders is right, and what it loses or makes up on the way is found. */
class RekeyedVerificationTest {
  private final RecordedStream stream = new RecordedStream(true);

  /**
   * Six sound orders, one of them twice, of customers under the keys of their tills, with three bad
   * ones: offsets 2, 5 and 8 of orders. The last one is refused behind the rekeying only.
   */
  @BeforeEach
  void takeOrders() {
    order("till-1", "ann", "o1", 1);
    order("till-2", "bob", "o1", 2);
    stream.sendBytes(TopicCatalogue.ORDERS, "till-1", new byte[] {1, 2, 3});
    order("till-1", "ann", "o2", 3);
    order("till-2", "ann", "o2", 3);
    order("till-2", "", "o3", 4);
    order("till-2", "bob", "o2", 5);
    order("till-1", "cid", "o1", 6);
    stream.send(
        TopicCatalogue.ORDERS,
        "till-2",
        new OrderCancelled("o9", "bob", RecordedStream.START + 6 * RecordedStream.HOUR, null));
    order("till-1", "cid", "o2", 7);
  }

  @AfterEach
  void close() {
    stream.close();
  }

  @Test
  void shouldFindNothingWrongWithWhatTheStreamWrote() {
    VerifyResult result = stream.verify();

    assertThat(result.examplesOfMismatches()).isEmpty();
    assertThat(result.mismatches()).isZero();
    assertThat(result.orders()).isEqualTo(6);
    assertThat(result.predictions()).isEqualTo(6);
    assertThat(result.duplicates()).isEqualTo(1);
    assertThat(result.deadLetters()).isEqualTo(3);
  }

  @Test
  void shouldFindNothingWrongWhenBothTopicsWereRewritten() {
    stream.erase("cid");
    stream.rewriteWithout(TopicCatalogue.ORDERS, "cid");
    stream.rewriteWithout(TopicCatalogue.ORDERS_BY_CUSTOMER, "cid");

    VerifyResult result = stream.verify();

    assertThat(result.examplesOfMismatches()).isEmpty();
    assertThat(result.orders()).isEqualTo(4);
    assertThat(result.erasedOrders()).isEqualTo(2);
  }

  @Test
  void shouldMissAnOrderThatWasNotRekeyed() {
    // An order that the stream never saw, between those it has seen.
    List<StoredRecord> arrived = stream.topics.of(TopicCatalogue.ORDERS);
    byte[] unseen = stream.encode(TopicCatalogue.ORDERS, placed("dot", "o1", 8));
    arrived.add(at(arrived.size(), unseen));

    assertThat(stream.verify().examplesOfMismatches())
        .containsExactly(new Mismatch("rekeyed order", 0, 10, "missing", "one", "none"));
  }

  @Test
  void shouldMissOneOfTwoEqualOrders() {
    List<StoredRecord> arrived = stream.topics.of(TopicCatalogue.ORDERS);
    arrived.add(at(arrived.size(), arrived.get(0).value().orElseThrow()));

    assertThat(stream.verify().examplesOfMismatches())
        .containsExactly(new Mismatch("rekeyed order", 0, 10, "missing", "one", "none"));
  }

  @Test
  void shouldFindAnOrderThatWasRekeyedTwice() {
    // The stream took one order twice; its source has it once.
    stream.topics.of(TopicCatalogue.ORDERS).remove(4);

    assertThat(stream.verify().examplesOfMismatches())
        .extracting(Mismatch::kind, Mismatch::offset, Mismatch::problem)
        .containsExactly(tuple("rekeyed order", 3L, "unexpected"));
  }

  @Test
  void shouldFindAnOrderThatWasChangedWhileRekeying() {
    StoredRecord first = stream.topics.of(TopicCatalogue.ORDERS).get(0);
    stream.put(
        TopicCatalogue.ORDERS,
        0,
        first.key().orElseThrow(),
        stream.encode(TopicCatalogue.ORDERS, placed("ann", "o1", 9)));

    assertThat(stream.verify().examplesOfMismatches())
        .extracting(Mismatch::kind, Mismatch::offset, Mismatch::problem)
        .containsExactly(
            tuple("rekeyed order", 0L, "missing"), tuple("rekeyed order", 0L, "unexpected"));
  }

  @Test
  void shouldMissADeadLetterOfAnOrderThatWasNotRekeyed() {
    stream.topics.of(TopicCatalogue.ORDERS_DLQ).remove(0);

    VerifyResult result = stream.verify();

    assertThat(result.examplesOfMismatches())
        .containsExactly(new Mismatch("dead letter", 0, 2, "missing", "one", "none"));
    assertThat(result.deadLetters()).isEqualTo(2);
  }

  @Test
  void shouldFindADeadLetterOfAnOrderThatIsSound() {
    StoredRecord garbage = stream.topics.of(TopicCatalogue.ORDERS).get(2);
    stream.topics.of(TopicCatalogue.ORDERS).remove(2);

    assertThat(garbage.offset()).isEqualTo(2);
    assertThat(stream.verify().examplesOfMismatches())
        .extracting(Mismatch::kind, Mismatch::offset, Mismatch::problem)
        .containsExactly(tuple("dead letter", 2L, "unexpected"));
  }

  @Test
  void shouldAllowOrdersToArriveAndBeRekeyedAfterTheEnd() {
    long end = stream.topics.of(TopicCatalogue.ORDERS).size();
    order("till-1", "ann", "later", 20);
    stream.sendBytes(TopicCatalogue.ORDERS, "till-1", new byte[] {9});
    List<StoredRecord> arrived = stream.topics.of(TopicCatalogue.ORDERS);
    byte[] notYet = stream.encode(TopicCatalogue.ORDERS, placed("dot", "o1", 30));
    arrived.add(at(arrived.size(), notYet));

    VerifyResult result = stream.verify(end);

    assertThat(result.examplesOfMismatches()).isEmpty();
    assertThat(result.orders()).isEqualTo(7);
    assertThat(result.deadLetters()).isEqualTo(3);
  }

  @Test
  void shouldRefuseToGuessWhatWasDeletedBeforeRekeying() {
    stream.topics.trim(TopicCatalogue.ORDERS, 3);

    assertThatExceptionOfType(FailureException.class)
        .isThrownBy(stream::verify)
        .withMessageContaining("orders-0 begins at offset 3");
  }

  private void order(String key, String customer, String orderId, long hour) {
    stream.send(TopicCatalogue.ORDERS, key, placed(customer, orderId, hour));
  }

  private static OrderPlaced placed(String customer, String orderId, long hour) {
    return new OrderPlaced(
        orderId,
        customer,
        "s",
        "web",
        RecordedStream.START + hour * RecordedStream.HOUR,
        "EUR",
        List.of(new OrderLine("margherita", null, 1, 990L)),
        true);
  }

  private StoredRecord at(long offset, byte[] value) {
    StoredRecord like = stream.topics.of(TopicCatalogue.ORDERS).get(0);
    return new StoredRecord(
        offset,
        like.timestamp(),
        Optional.of("till-3".getBytes(StandardCharsets.UTF_8)),
        Optional.of(value),
        like.headers());
  }
}
