package dev.foretaste.feedback;

import dev.foretaste.hashing.StableHash;
import dev.foretaste.schema.FeedbackGiven;

/**
 * What a duplicate is recognised by: feedback with the same {@code id} is the same if its {@code
 * content} is the same too, and contradicts the earlier one otherwise.
 *
 * @param id hash of the feedback id
 * @param content hash of the whole record
 */
public record FeedbackFingerprint(long id, long content) {

  /** Computes the fingerprint. */
  public static FeedbackFingerprint of(FeedbackGiven feedback) {
    StableHash content = new StableHash();
    content.add(feedback.getFeedbackId()).add(feedback.getCustomerId());
    content.add(feedback.getOrderId()).add(feedback.getPredictionId());
    content.add(feedback.getRating()).add(feedback.getSentiment().name());
    content.add(feedback.getEventTime());
    return new FeedbackFingerprint(StableHash.of(feedback.getFeedbackId()), content.value());
  }
}
