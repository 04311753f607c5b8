package dev.foretaste.explanation;

import java.util.Locale;

/** Facts in Russian. Decimal fractions govern the genitive singular. */
final class RussianPhrases implements Phrases {
  private static final Locale LOCALE = Locale.forLanguageTag("ru");

  @Override
  public String ownWeight(ItemFacts facts) {
    int orders = facts.customerOrders();
    String all = "%s %s".formatted(orders, form(orders, "заказа", "заказов", "заказов"));
    return facts
        .own()
        .map(
            own ->
                "Входит %sв %s из %s%s"
                    .formatted(facts.forgetful() ? "минимум " : "", own.orders(), all, rated(own)))
        .orElseGet(() -> "Нет среди позиций, запомненных из " + all);
  }

  private static String rated(OwnFacts own) {
    return own.rating().isEmpty()
        ? ""
        : ", средняя оценка %s из 5".formatted(decimal(own.rating().getAsDouble()));
  }

  @Override
  public String ownRecency(ItemFacts facts) {
    return facts
        .own()
        .map(own -> last(facts, own) + between(own))
        .orElse("Заказов с этой позицией не запомнено");
  }

  private static String last(ItemFacts facts, OwnFacts own) {
    if (facts.inLatestBasket() && facts.occasion().isEmpty()) {
      return "Входит в последний заказ";
    }
    long days = own.daysSinceLast();
    String since = "%s %s".formatted(days, form(days, "день", "дня", "дней"));
    if (facts.occasion().isEmpty()) {
      return days == 0
          ? "Последний раз меньше чем за сутки до последнего заказа"
          : "Последний раз за %s до последнего заказа".formatted(since);
    }
    return "Последний раз " + (days == 0 ? "меньше суток" : since) + " назад";
  }

  private static String between(OwnFacts own) {
    return own.ordersBetween().isEmpty()
        ? ""
        : ", от раза до раза в среднем %s заказа"
            .formatted(decimal(own.ordersBetween().getAsDouble()));
  }

  @Override
  public String customer(ItemFacts facts) {
    int number = facts.customerOrders();
    String orders = "Всего %s %s".formatted(number, form(number, "заказ", "заказа", "заказов"));
    return facts.daysBetweenOrders().isEmpty()
        ? orders
        : "%s, в среднем один за %s дня"
            .formatted(orders, decimal(facts.daysBetweenOrders().getAsDouble()));
  }

  @Override
  public String item(ItemFacts facts) {
    if (facts.recentShare().isEmpty()) {
      return "У модели нет данных об этой позиции";
    }
    String recent =
        "В %s недавних заказов всех клиентов".formatted(percent(facts.recentShare().getAsDouble()));
    return facts.reorderedShare().isEmpty()
        ? recent
        : "%s; после %s заказов с этой позицией она есть и в следующем"
            .formatted(recent, percent(facts.reorderedShare().getAsDouble()));
  }

  @Override
  public String relation(ItemFacts facts) {
    return facts
        .relation()
        .map(RussianPhrases::relation)
        .orElse("Связей с позициями клиента модель не знает");
  }

  private static String relation(Relation relation) {
    String source = relation.source();
    return switch (relation.kind()) {
      case NEXT ->
          "После %s заказов с «%s», как последний, эта позиция есть в следующем"
              .formatted(percent(relation.strength()), source);
      case TOGETHER -> "Встречается в одних заказах с «%s» из последнего заказа".formatted(source);
      case EARLIER -> "Связана с позициями прежних заказов, сильнее всего с «%s»".formatted(source);
    };
  }

  @Override
  public String occasion(ItemFacts facts) {
    return facts
        .occasion()
        .map(RussianPhrases::occasion)
        .orElse("Время и место следующего заказа неизвестны");
  }

  private static String occasion(OccasionFacts occasion) {
    int timed = occasion.timed();
    String time =
        timed == 0
            ? "Время суток заказов с этой позицией неизвестно"
            : "%s из %s %s с этой позицией в эту четверть суток"
                .formatted(occasion.sameTime(), timed, form(timed, "заказа", "заказов", "заказов"));
    return time
        + occasion
            .inLatestHere()
            .map(in -> in ? "; есть в последнем заказе здесь" : "; нет в последнем заказе здесь")
            .orElse("");
  }

  /** The form of a noun after a whole number: as after 1, after 2 to 4, or after 5. */
  static String form(long number, String one, String few, String many) {
    long tens = number / 10 % 10;
    long units = number % 10;
    if (tens == 1 || units == 0 || units > 4) {
      return many;
    }
    return units == 1 ? one : few;
  }

  private static String decimal(double number) {
    return String.format(LOCALE, "%.1f", number);
  }

  private static String percent(double share) {
    return share > 0 && share < 0.000_5 ? "менее 0,1 %" : decimal(100 * share) + " %";
  }
}
