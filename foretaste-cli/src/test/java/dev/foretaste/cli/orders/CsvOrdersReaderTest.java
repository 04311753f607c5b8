package dev.foretaste.cli.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.schema.OrderPlaced;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvOrdersReaderTest {
  @TempDir Path directory;
  private OrderFiles files;

  @BeforeEach
  void setUp() {
    files = new OrderFiles(directory);
  }

  private static long millis(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  @Test
  void shouldReadEveryColumn() throws Exception {
    OrderSource source =
        files.read(
            OrderFormat.CSV,
            """
            customer,timestamp,order,item,quantity,price,size,store,channel,currency
            ann,2026-05-01T18:30:00+02:00,o1,margherita,2,9.50,L,north,app,EUR
            ann,2026-05-01T18:30:00+02:00,o1,cola,1,350,,north,app,EUR
            """);

    OrderPlaced order = source.orders().findFirst().orElseThrow().order();
    assertThat(source.size()).isEqualTo(1);
    assertThat(order.getCustomerId()).isEqualTo("ann");
    assertThat(order.getEventTime()).isEqualTo(millis("2026-05-01T16:30:00Z"));
    assertThat(order.getStoreId()).isEqualTo("north");
    assertThat(order.getChannel()).isEqualTo("app");
    assertThat(order.getCurrency()).isEqualTo("EUR");
    assertThat(order.getLines().get(0).getSize()).isEqualTo("L");
    assertThat(order.getLines().get(0).getQuantity()).isEqualTo(2);
    assertThat(order.getLines().get(0).getUnitPrice()).isEqualTo(950);
    assertThat(order.getLines().get(1).getSize()).isNull();
    assertThat(order.getLines().get(1).getUnitPrice()).isEqualTo(35_000);
  }

  @Test
  void shouldSortByTimeAndMoveEqualTimesApart() throws Exception {
    OrderSource source =
        files.read(
            OrderFormat.CSV,
            """
            User ID;x,Customer-ID,Date,Basket ID,SKU
            ,late,2026-05-02,1,a
            ,early,2026-05-01,2,b
            ,tied,2026-05-02,3,c
            """);

    assertThat(OrderFiles.customersOf(source)).containsExactly("early", "late", "tied");
    assertThat(source.orders().map(sourced -> sourced.order().getEventTime()))
        .containsExactly(
            millis("2026-05-01T00:00:00Z"),
            millis("2026-05-02T00:00:00Z"),
            millis("2026-05-02T00:00:00.001Z"));
  }

  @Test
  void shouldReadTheSameMomentInEveryForm() throws Exception {
    for (String form :
        List.of(
            "2026-05-01T18:30:00Z",
            "2026-05-01T18:30:00",
            "2026-05-01 18:30:00",
            "2026-05-01 20:30:00+02:00",
            "1777660200",
            "1777660200000")) {
      OrderSource source =
          files.read(OrderFormat.CSV, "customer,time,order,item\nann," + form + ",1,a\n");

      assertThat(source.orders().map(sourced -> sourced.order().getEventTime()))
          .as(form)
          .containsExactly(millis("2026-05-01T18:30:00Z"));
    }
  }

  @Test
  void shouldGatherTheLinesOfAnOrderWhereverTheyStand() throws Exception {
    OrderSource source =
        files.read(
            OrderFormat.CSV,
            """
            customer,order,item
            ann,1,a
            bob,1,b
            ann,1,c
            ann,1,a
            """);

    assertThat(OrderFiles.itemsOf(source)).containsExactly(List.of("a", "c"), List.of("b"));
    assertThat(source.orders().findFirst().orElseThrow().order().getLines().get(0).getQuantity())
        .isEqualTo(2);
  }

  @Test
  void shouldInterleaveCustomersAndSayWhatItAssumedWithoutTheOptionalColumns() throws Exception {
    OrderSource source =
        files.read(
            OrderFormat.CSV,
            """
            customer,order,item
            ann,1,a
            ann,2,b
            bob,3,c
            """);

    assertThat(OrderFiles.customersOf(source)).containsExactly("ann", "bob", "ann");
    assertThat(source.assumptions())
        .hasSize(6)
        .anyMatch(text -> text.contains("interleaved"))
        .anyMatch(text -> text.contains("price"));
  }

  @Test
  void shouldReportBadLinesByNumberAndKeepTheOthers() throws Exception {
    OrderSource source =
        files.read(
            OrderFormat.CSV,
            """
            customer,timestamp,order,item,quantity,price,currency
            ann,1777660200,1,a,1,1,USD
            ,1777660200,2,a,1,1,USD
            ann,yesterday,3,a,1,1,USD
            ann,1777660200,4,"two

            lines",0,1,USD
            ann,1777660200,5,a,1,0.001,USD
            ann,1777660200,6,a,1,1,dollars
            ann,1777660200,7,a

            ann,1777660200,8,b,1,1,USD
            """);

    assertThat(OrderFiles.itemsOf(source)).containsExactly(List.of("a"), List.of("b"));
    assertThat(source.badLines())
        .extracting(BadLine::line)
        .containsExactly(3L, 4L, 5L, 8L, 9L, 10L);
    assertThat(source.badLines())
        .extracting(BadLine::reason)
        .satisfiesExactly(
            reason -> assertThat(reason).isEqualTo("customer is empty"),
            reason -> assertThat(reason).startsWith("timestamp must be ISO 8601"),
            reason -> assertThat(reason).startsWith("quantity must be"),
            reason -> assertThat(reason).startsWith("price must be a number with at most 2"),
            reason -> assertThat(reason).startsWith("currency must be"),
            reason -> assertThat(reason).isEqualTo("has 4 columns where the header has 7"));
  }

  @Test
  void shouldReportLinesThatAreNotUtf8() throws Exception {
    Path file = directory.resolve("latin-1.csv");
    Files.write(file, "customer,order,item\nann,1,caf\u00e9\n".getBytes("ISO-8859-1"));

    OrderSource source = OrderFormat.CSV.read(file, OnBadLine.SKIP);

    assertThat(source.badLines()).containsExactly(new BadLine(2, 0, "item is not valid UTF-8"));
  }

  @Test
  void shouldIgnoreAByteOrderMark() throws Exception {
    OrderSource source = files.read(OrderFormat.CSV, "\uFEFFcustomer,order,item\nann,1,a\n");

    assertThat(source.size()).isEqualTo(1);
  }

  @Test
  void shouldStopAtTheFirstBadLineWhenStrict() {
    assertThatThrownBy(
            () -> files.readStrictly(OrderFormat.CSV, "customer,order,item\nann,1,a\nann,,b\n"))
        .isInstanceOf(OrderFileException.class)
        .hasMessage("line 3: order is empty");
  }

  @Test
  void shouldSayWhichColumnIsMissingOrAmbiguous() {
    assertThatThrownBy(() -> files.read(OrderFormat.CSV, "customer,item\nann,a\n"))
        .isInstanceOf(OrderFileException.class)
        .hasMessageContaining("no column for the order");
    assertThatThrownBy(() -> files.read(OrderFormat.CSV, "customer,user,order,item\n"))
        .isInstanceOf(OrderFileException.class)
        .hasMessageContaining("customer, user");
    assertThatThrownBy(() -> files.read(OrderFormat.CSV, ""))
        .isInstanceOf(OrderFileException.class)
        .hasMessageContaining("empty");
  }

  @Test
  void shouldNameTheLineWhereQuotesAreBroken() {
    assertThatThrownBy(
            () -> files.read(OrderFormat.CSV, "customer,order,item\nann,1,a\nann,2,\"b\n"))
        .isInstanceOf(OrderFileException.class)
        .hasMessageContaining("not valid CSV");
  }
}
