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

class PizzaplaceReaderTest {
  private static final String HEADER = "id,order_id,date,time,name,size,type,price\n";

  @TempDir Path directory;
  private OrderFiles files;

  @BeforeEach
  void setUp() {
    files = new OrderFiles(directory);
  }

  @Test
  void shouldReadOrdersWithTheirTimesSizesAndPrices() throws Exception {
    OrderSource source =
        files.read(
            OrderFormat.PIZZAPLACE,
            HEADER
                + """
                1,2015-000001,1/1/2015,11:38:36,hawaiian,M,classic,13.25
                2,2015-000002,12/31/2015,9:57:40,classic_dlx,M,classic,16
                3,2015-000002,12/31/2015,9:57:40,mexicana,L,veggie,20.25
                4,2015-000002,12/31/2015,9:57:40,classic_dlx,M,classic,16
                """);

    List<OrderPlaced> orders = source.orders().map(SourcedOrder::order).toList();
    assertThat(orders).hasSize(2);
    assertThat(orders.get(0).getEventTime())
        .isEqualTo(Instant.parse("2015-01-01T11:38:36Z").toEpochMilli());
    assertThat(orders.get(1).getEventTime())
        .isEqualTo(Instant.parse("2015-12-31T09:57:40Z").toEpochMilli());
    assertThat(orders.get(1).getCurrency()).isEqualTo("USD");
    assertThat(orders.get(1).getLines())
        .extracting(l -> l.getItemId() + l.getSize() + l.getQuantity() + "@" + l.getUnitPrice())
        .containsExactly("classic_dlxM2@1600", "mexicanaL1@2025");
  }

  @Test
  void shouldMoveOrdersOfTheSameSecondApart() throws Exception {
    OrderSource source =
        files.read(
            OrderFormat.PIZZAPLACE,
            HEADER
                + """
                1,a,1/1/2015,11:38:36,hawaiian,M,classic,13.25
                2,b,1/1/2015,11:38:36,hawaiian,M,classic,13.25
                """);

    List<Long> times = source.orders().map(o -> o.order().getEventTime()).toList();
    assertThat(times.get(1)).isEqualTo(times.get(0) + 1);
  }

  @Test
  void shouldSayThatCustomersAreMadeUp() throws Exception {
    OrderSource source =
        files.read(
            OrderFormat.PIZZAPLACE, HEADER + "1,a,1/1/2015,11:38:36,hawaiian,M,classic,13.25\n");

    assertThat(OrderFiles.customersOf(source)).containsExactly("guest-0001");
    assertThat(source.assumptions())
        .anyMatch(text -> text.contains("no customers") && text.contains("made-up"));
  }

  @Test
  void shouldReportBadLinesByNumber() throws Exception {
    OrderSource source =
        files.read(
            OrderFormat.PIZZAPLACE,
            HEADER
                + """
                1,a,31/1/2015,11:38:36,hawaiian,M,classic,13.25
                2,b,1/1/2015,11:38:36,hawaiian,M,classic,free
                3,c,1/1/2015,11:38:36,hawaiian,M,classic,13.25
                """);

    assertThat(source.size()).isEqualTo(1);
    assertThat(source.badLines()).extracting(BadLine::line).containsExactly(2L, 3L);
  }

  @Test
  void shouldRefuseAFileWithOtherColumns() {
    assertThatThrownBy(() -> files.read(OrderFormat.PIZZAPLACE, "customer,order,item\n"))
        .isInstanceOf(OrderFileException.class)
        .hasMessageContaining("id,order_id,date");
  }
}
