package dev.foretaste.cli.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.schema.OrderPlaced;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderFormatTest {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(OrderFormat.class)
  void shouldGiveByteIdenticalOrdersWhenReadTwice(OrderFormat format) throws Exception {
    Path file = new OrderFiles(directory).write(sample(format));

    byte[] first = bytesOf(format.read(file, OnBadLine.STOP).orders());
    byte[] second = bytesOf(format.read(file, OnBadLine.STOP).orders());

    assertThat(first).isNotEmpty().isEqualTo(second);
  }

  @ParameterizedTest
  @EnumSource(OrderFormat.class)
  void shouldIncreasePositionsByOneAndTimesStrictly(OrderFormat format) throws Exception {
    OrderSource source =
        format.read(new OrderFiles(directory).write(sample(format)), OnBadLine.STOP);

    long position = 0;
    long time = -1;
    for (SourcedOrder sourced : source.orders().toList()) {
      assertThat(sourced.position()).isEqualTo(position++);
      assertThat(sourced.order().getEventTime()).isGreaterThan(time);
      time = sourced.order().getEventTime();
    }
    assertThat(position).isEqualTo(source.size()).isPositive();
  }

  @ParameterizedTest
  @EnumSource(OrderFormat.class)
  void shouldGiveEveryOrderAnIdOfItsOwn(OrderFormat format) throws Exception {
    OrderSource source =
        format.read(new OrderFiles(directory).write(sample(format)), OnBadLine.STOP);

    assertThat(source.orders().map(sourced -> sourced.order().getOrderId()))
        .doesNotHaveDuplicates();
  }

  private static String sample(OrderFormat format) {
    return switch (format) {
      case BASKETS_JSON -> "{\"b\": [[1, 2], [2]], \"a\": [[3], [1, 1], [2]]}";
      case PIZZAPLACE -> pizzaplace(new Random(3));
      case CSV ->
          "customer,order,item,time\nb,1,x,2026-05-01\na,1,y,2026-05-01\nb,2,x,2026-04-01\n";
    };
  }

  private static String pizzaplace(Random random) {
    StringBuilder csv = new StringBuilder("id,order_id,date,time,name,size,type,price\n");
    for (int i = 0; i < 300; i++) {
      csv.append(
          "%d,order-%d,%d/1/2015,11:00:00,pizza-%d,M,classic,12.5%n"
              .formatted(i, i / 2, 1 + i / 30, random.nextInt(8)));
    }
    return csv.toString();
  }

  private static byte[] bytesOf(Stream<SourcedOrder> orders) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    orders.forEach(
        sourced -> {
          try {
            bytes.write(OrderPlaced.getEncoder().encode(sourced.order()).array());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return bytes.toByteArray();
  }
}
