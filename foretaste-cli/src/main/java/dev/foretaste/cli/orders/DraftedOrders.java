package dev.foretaste.cli.orders;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Orders held as drafts in their sequence; events are built one by one when asked for. */
record DraftedOrders(
    String digest,
    List<OrderDraft> drafts,
    boolean timed,
    List<BadLine> badLines,
    List<String> assumptions)
    implements OrderSource {

  DraftedOrders {
    drafts = List.copyOf(drafts);
    badLines = List.copyOf(badLines);
    assumptions = List.copyOf(assumptions);
  }

  @Override
  public long size() {
    return drafts.size();
  }

  @Override
  public int customers() {
    return (int) drafts.stream().map(OrderDraft::customer).distinct().count();
  }

  @Override
  public int items() {
    return (int)
        drafts.stream()
            .flatMap(draft -> draft.lines().stream().map(DraftLine::item))
            .distinct()
            .count();
  }

  @Override
  public Stream<SourcedOrder> orders() {
    return IntStream.range(0, drafts.size())
        .mapToObj(i -> new SourcedOrder(i, drafts.get(i).toOrder(digest)));
  }
}
