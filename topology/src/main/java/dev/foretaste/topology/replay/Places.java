package dev.foretaste.topology.replay;

/** Where the orders of one partition stand on the log that was recorded. Belongs to one task. */
interface Places extends AutoCloseable {
  /** Of a replay that reads the log itself. */
  Places SAME =
      new Places() {
        @Override
        public MergedPlaces.Place of(long ordersOffset) {
          return new MergedPlaces.Place(ordersOffset, false);
        }

        @Override
        public long here(long logged, long otherwise) {
          return logged;
        }

        @Override
        public void close() {
          // Holds nothing that is to be closed.
        }
      };

  /**
   * The place of an order.
   *
   * @throws dev.foretaste.topology.inputs.InputNotLoadedException when it cannot be told in time
   */
  MergedPlaces.Place of(long ordersOffset);

  /**
   * The offset here of a record of the log, or of the first one that was taken over after it.
   *
   * @param otherwise when there is none up to the latest order that was asked for
   */
  long here(long logged, long otherwise);

  @Override
  void close();
}
