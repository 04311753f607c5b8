package dev.foretaste.cli.orders;

import java.util.List;

/** The orders of one customer, earliest first. */
record CustomerBaskets(String customer, List<PlacedBasket> baskets) {}
