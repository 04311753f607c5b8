package dev.foretaste.learning;

import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.preferences.PreferenceLearner;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.BasketLine;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.TrainingExample;
import java.util.Arrays;
import java.util.List;

/** Single examples for tests. */
public final class ExampleBuilder {
  private String customerId = "anna";
  private int orderNumber = 2;
  private long eventTime = 1_000;
  private List<BasketLine> before = basket("margherita");
  private List<BasketLine> ordered = basket("margherita");

  private ExampleBuilder() {}

  public static ExampleBuilder example() {
    return new ExampleBuilder();
  }

  public static List<BasketLine> basket(String... itemIds) {
    return Arrays.stream(itemIds).map(itemId -> new BasketLine(itemId, 1)).toList();
  }

  public ExampleBuilder customer(String customerId) {
    this.customerId = customerId;
    return this;
  }

  /** Number of the labelling order; 2 or more. */
  public ExampleBuilder order(int orderNumber) {
    this.orderNumber = orderNumber;
    return this;
  }

  public ExampleBuilder at(long eventTime) {
    this.eventTime = eventTime;
    return this;
  }

  public ExampleBuilder before(String... itemIds) {
    before = basket(itemIds);
    return this;
  }

  public ExampleBuilder ordered(String... itemIds) {
    ordered = basket(itemIds);
    return this;
  }

  public TrainingExample build() {
    PreferenceLearner learner = new PreferenceLearner();
    CustomerPreferences state = learner.unknownCustomer(customerId);
    for (int number = 1; number < orderNumber; number++) {
      Revision revision = new Revision(0, number);
      state =
          learner.learn(
              state,
              revision,
              customerId + number,
              "store",
              eventTime - orderNumber + number,
              before);
    }
    return new TrainingExample(
        "0-" + (orderNumber - 1),
        customerId,
        customerId + orderNumber,
        0,
        (long) orderNumber,
        orderNumber,
        eventTime,
        eventTime - 1,
        "store",
        "app",
        "v0",
        0L,
        state,
        ordered,
        List.of(),
        List.of());
  }

  public HeldExample held() {
    return HeldExample.of(customerId + "|" + orderNumber, build(), 0, 0);
  }
}
