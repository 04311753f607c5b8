package dev.foretaste.cli.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.schema.OrderPlaced;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BasketsJsonReaderTest {
  @TempDir Path directory;
  private OrderFiles files;

  @BeforeEach
  void setUp() {
    files = new OrderFiles(directory);
  }

  @Test
  void shouldInterleaveCustomersByPosition() throws Exception {
    String json = "{\"b\": [[1], [2], [3]], \"a\": [[4]], \"c\": [[5], [6]]}";

    OrderSource source = files.read(OrderFormat.BASKETS_JSON, json);

    assertThat(OrderFiles.customersOf(source)).containsExactly("b", "a", "c", "b", "c", "b");
    assertThat(OrderFiles.itemsOf(source).stream().flatMap(List::stream))
        .containsExactly("1", "4", "5", "2", "6", "3");
    assertThat(source.orders().map(SourcedOrder::position)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    assertThat(source.size()).isEqualTo(6);
    assertThat(source.customers()).isEqualTo(3);
    assertThat(source.items()).isEqualTo(6);
    assertThat(source.badLines()).isEmpty();
  }

  @Test
  void shouldGiveOneMinuteToEveryOrderFromTheStartOf2024AndSaySo() throws Exception {
    OrderSource source = files.read(OrderFormat.BASKETS_JSON, "{\"a\": [[1], [2]], \"b\": [[3]]}");

    assertThat(source.orders().map(o -> Instant.ofEpochMilli(o.order().getEventTime()).toString()))
        .containsExactly("2024-01-01T00:00:00Z", "2024-01-01T00:01:00Z", "2024-01-01T00:02:00Z");
    assertThat(source.assumptions()).anyMatch(text -> text.contains("2024-01-01T00:00:00Z"));
  }

  @Test
  void shouldTurnRepeatedItemsIntoQuantity() throws Exception {
    OrderSource source =
        files.read(OrderFormat.BASKETS_JSON, "{\"a\": [[\"tea\", 7, \"tea\", \"tea\"]]}");

    OrderPlaced order = source.orders().findFirst().orElseThrow().order();
    assertThat(order.getLines())
        .extracting(line -> line.getItemId() + " x " + line.getQuantity())
        .containsExactly("tea x 3", "7 x 1");
  }

  @Test
  void shouldDeriveIdsFromDigestCustomerAndPositionWithinCustomer() throws Exception {
    OrderSource source = files.read(OrderFormat.BASKETS_JSON, "{\"a\": [[1], [2]], \"b\": [[3]]}");

    String digest = source.digest();
    assertThat(digest).matches("[0-9a-f]{8}");
    assertThat(source.orders().map(sourced -> sourced.order().getOrderId()))
        .containsExactly(digest + "-a-0", digest + "-b-0", digest + "-a-1");
  }

  @Test
  void shouldChangeEveryIdWhenTheFileChanges() throws Exception {
    String first = files.read(OrderFormat.BASKETS_JSON, "{\"a\": [[1]]}").digest();

    String second = files.read(OrderFormat.BASKETS_JSON, "{\"a\": [[2]]}").digest();

    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void shouldReportMalformedBasketsByPlaceAndKeepTheOthers() throws Exception {
    String json =
        """
        {"a": [[1], [], [2]],
         "b": 7,
         "c": [[3, null], "4", [5]],
         "": [[6]],
         "d": [[{"item": [1]}], [8]]}
        """;

    OrderSource source = files.read(OrderFormat.BASKETS_JSON, json);

    assertThat(OrderFiles.itemsOf(source).stream().flatMap(List::stream))
        .containsExactly("1", "5", "8", "2");
    assertThat(source.badLines())
        .extracting(BadLine::toString)
        .containsExactly(
            "line 1, column 13: the basket is empty",
            "line 2, column 2: a customer's value must be a list of baskets, [[item, ...], ...]",
            "line 3, column 8: an item must be a number or a string",
            "line 3, column 19: a basket must be a list of items, [item, ...]",
            "line 4, column 2: customer is empty",
            "line 5, column 8: an item must be a number or a string");
  }

  @Test
  void shouldStopAtTheFirstBadBasketWhenStrict() {
    assertThatThrownBy(
            () -> files.readStrictly(OrderFormat.BASKETS_JSON, "{\"a\": [[1],\n []], \"b\": 1}"))
        .isInstanceOf(OrderFileException.class)
        .hasMessage("line 2, column 2: the basket is empty");
  }

  @Test
  void shouldNameLineAndColumnOfMalformedJson() {
    assertThatThrownBy(() -> files.read(OrderFormat.BASKETS_JSON, "{\"a\": [[1],\n [2}]}"))
        .isInstanceOf(OrderFileException.class)
        .hasMessageStartingWith("line 2, column 4: not valid JSON");
    assertThatThrownBy(() -> files.read(OrderFormat.BASKETS_JSON, "{\"a\": [[1]]"))
        .isInstanceOf(OrderFileException.class)
        .hasMessageContaining("not valid JSON");
  }

  @Test
  void shouldRefuseWhatIsNotOneObject() {
    for (String contents : List.of("", "[[1]]", "{\"a\": [[1]]} {}")) {
      assertThatThrownBy(() -> files.read(OrderFormat.BASKETS_JSON, contents))
          .isInstanceOf(OrderFileException.class);
    }
  }

  @Test
  void shouldAppendTheBasketsOfACustomerWhoAppearsTwice() throws Exception {
    OrderSource source = files.read(OrderFormat.BASKETS_JSON, "{\"a\": [[1]], \"a\": [[2]]}");

    assertThat(source.orders().map(o -> o.order().getOrderId().substring(8)))
        .containsExactly("-a-0", "-a-1");
  }
}
