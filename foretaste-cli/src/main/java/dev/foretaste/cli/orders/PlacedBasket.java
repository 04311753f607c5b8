package dev.foretaste.cli.orders;

import java.util.List;

/** What was ordered and where, without a time. */
record PlacedBasket(OrderPlace place, List<DraftLine> lines) {}
