package dev.foretaste.topology.processing;

import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.JournalEntry;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.ShadowOutcome;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.topology.ingest.DeadLetter;

/** What processing an order gives to the world; each kind goes to a topic of its own. */
public sealed interface Emission {

  /** An input other than the customer's orders was taken up. */
  record Adopted(JournalEntry entry) implements Emission {}

  /** A prediction was compared with what was really ordered. */
  record Settled(PredictionOutcome outcome) implements Emission {}

  /** What a shadow would have predicted was compared with what was really ordered. */
  record Shadowed(ShadowOutcome outcome) implements Emission {}

  /** A prediction got its label. */
  record Labelled(TrainingExample example) implements Emission {}

  /** An example is to go, if there is one under this key. */
  record TakenBack() implements Emission {}

  /** The customer's preferences changed. */
  record Learned(CustomerPreferences preferences) implements Emission {}

  /**
   * Feedback was taken together with an order; the key says which store and month that counts for.
   *
   * @param rating 1 to 5
   */
  record Rated(int rating) implements Emission {}

  /**
   * A new prediction stands.
   *
   * @param number among the customer's, counted from 1
   */
  record Predicted(OrderPrediction prediction, long number) implements Emission {}

  /** The event contradicts what is known of the customer. */
  record Refused(DeadLetter letter) implements Emission {}
}
