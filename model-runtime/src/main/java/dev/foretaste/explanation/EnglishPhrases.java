package dev.foretaste.explanation;

import java.util.Locale;

/** Facts in English. */
final class EnglishPhrases implements Phrases {

  @Override
  public String ownWeight(ItemFacts facts) {
    String all = count(facts.customerOrders(), "order");
    return facts
        .own()
        .map(
            own ->
                "Ordered in %s%s of %s%s"
                    .formatted(facts.forgetful() ? "at least " : "", own.orders(), all, rated(own)))
        .orElseGet(() -> "Not among the items remembered from " + all);
  }

  private static String rated(OwnFacts own) {
    return own.rating().isEmpty()
        ? ""
        : ", rated %s of 5 on average".formatted(decimal(own.rating().getAsDouble()));
  }

  @Override
  public String ownRecency(ItemFacts facts) {
    return facts
        .own()
        .map(own -> last(facts, own) + between(own))
        .orElse("No order with it is remembered");
  }

  private static String last(ItemFacts facts, OwnFacts own) {
    if (facts.inLatestBasket() && facts.occasion().isEmpty()) {
      return "Part of the latest order";
    }
    String since = own.daysSinceLast() == 0 ? "less than a day" : count(own.daysSinceLast(), "day");
    return "Last ordered %s %s"
        .formatted(since, facts.occasion().isEmpty() ? "before the latest order" : "ago");
  }

  private static String between(OwnFacts own) {
    return own.ordersBetween().isEmpty()
        ? ""
        : ", on average %s orders from one with it to the next"
            .formatted(decimal(own.ordersBetween().getAsDouble()));
  }

  @Override
  public String customer(ItemFacts facts) {
    String orders = count(facts.customerOrders(), "order") + " so far";
    return facts.daysBetweenOrders().isEmpty()
        ? orders
        : "%s, one every %s days on average"
            .formatted(orders, decimal(facts.daysBetweenOrders().getAsDouble()));
  }

  @Override
  public String item(ItemFacts facts) {
    if (facts.recentShare().isEmpty()) {
      return "The model has no figures about it";
    }
    String recent =
        "In %s of recent orders of all customers"
            .formatted(percent(facts.recentShare().getAsDouble()));
    return facts.reorderedShare().isEmpty()
        ? recent
        : "%s; %s of orders with it are followed by another one with it"
            .formatted(recent, percent(facts.reorderedShare().getAsDouble()));
  }

  @Override
  public String relation(ItemFacts facts) {
    return facts
        .relation()
        .map(EnglishPhrases::relation)
        .orElse("The model knows no relation to the customer's items");
  }

  private static String relation(Relation relation) {
    String source = relation.source();
    return switch (relation.kind()) {
      case NEXT ->
          "%s of orders with \"%s\", which is in the latest one, are followed by one with it"
              .formatted(percent(relation.strength()), source);
      case TOGETHER ->
          "Found in the same orders as \"%s\", which is in the latest".formatted(source);
      case EARLIER -> "Related to items ordered before, most of all to \"%s\"".formatted(source);
    };
  }

  @Override
  public String occasion(ItemFacts facts) {
    return facts
        .occasion()
        .map(EnglishPhrases::occasion)
        .orElse("Time and place of the next order are not known");
  }

  private static String occasion(OccasionFacts occasion) {
    String time =
        occasion.timed() == 0
            ? "The time of day of orders with it is not known"
            : "%s of %s with it came in this quarter of the day"
                .formatted(occasion.sameTime(), count(occasion.timed(), "order"));
    return time
        + occasion
            .inLatestHere()
            .map(in -> in ? "; in the latest order here" : "; not in the latest order here")
            .orElse("");
  }

  private static String count(long number, String noun) {
    return "%s %s%s".formatted(number, noun, number == 1 ? "" : "s");
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  private static String percent(double share) {
    return share > 0 && share < 0.000_5 ? "under 0.1%" : decimal(100 * share) + "%";
  }
}
