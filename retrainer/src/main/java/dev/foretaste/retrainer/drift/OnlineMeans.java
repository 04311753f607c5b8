package dev.foretaste.retrainer.drift;

/**
 * How predictions turned out.
 *
 * @param outcomes how many; 1 or more
 * @param recall mean recall@10, 0 to 1
 * @param ndcg mean ndcg@10, 0 to 1
 */
public record OnlineMeans(int outcomes, double recall, double ndcg) {

  /** With one more. */
  public OnlineMeans and(double nextRecall, double nextNdcg) {
    int all = outcomes + 1;
    return new OnlineMeans(
        all, recall + (nextRecall - recall) / all, ndcg + (nextNdcg - ndcg) / all);
  }

  /** Of nothing. */
  public static OnlineMeans none() {
    return new OnlineMeans(0, 0, 0);
  }
}
