package dev.foretaste.bundle;

import java.nio.ByteBuffer;

/**
 * Where the bytes of chunks are until a model is built of them. Implementations are thread-safe.
 */
public interface ChunkShelf {
  /** Bytes on a shelf, for as long as somebody holds this. */
  interface Shelved {
    /** How many there are. */
    int size();

    /**
     * Copies them to where a buffer stands.
     *
     * @throws java.io.UncheckedIOException when they cannot be read
     */
    void copyTo(ByteBuffer target);
  }

  /**
   * Takes bytes up; the buffer stays as it is.
   *
   * @throws java.io.UncheckedIOException when there is no room
   */
  Shelved put(ByteBuffer bytes);

  /** On the heap, without a copy: the bytes must not change. */
  static ChunkShelf onHeap() {
    return bytes -> {
      ByteBuffer kept = bytes.slice();
      return new Shelved() {
        @Override
        public int size() {
          return kept.remaining();
        }

        @Override
        public void copyTo(ByteBuffer target) {
          target.put(kept.duplicate());
        }
      };
    };
  }
}
