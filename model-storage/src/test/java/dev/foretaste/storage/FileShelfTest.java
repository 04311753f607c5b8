package dev.foretaste.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.bundle.ChunkShelf;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileShelfTest {
  private static final int CHUNK = 1_000;
  private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Random random = new Random(11);
  @TempDir private Path directory;

  @Test
  void shouldGiveBackWhatItTook() {
    try (FileShelf shelf = FileShelf.in(directory.resolve("made"))) {
      List<byte[]> given = new ArrayList<>();
      List<ChunkShelf.Shelved> shelved = new ArrayList<>();
      for (int size = 0; size < 50; size++) {
        byte[] bytes = bytes(size * 7);
        given.add(bytes);
        shelved.add(shelf.put(ByteBuffer.wrap(bytes)));
      }

      for (int i = 0; i < given.size(); i++) {
        assertThat(read(shelved.get(i))).isEqualTo(given.get(i));
      }
    }
  }

  @Test
  void shouldLeaveNoFileBehind() throws Exception {
    try (FileShelf shelf = FileShelf.in(directory)) {
      ChunkShelf.Shelved shelved = shelf.put(ByteBuffer.wrap(bytes(CHUNK)));

      try (var files = Files.list(directory)) {
        assertThat(files).isEmpty();
      }
      assertThat(shelved.size()).isEqualTo(CHUNK);
    }
  }

  @Test
  void shouldUseRoomAgainThatNobodyHolds() {
    try (FileShelf shelf = FileShelf.in(directory)) {
      byte[] kept = bytes(CHUNK);
      ChunkShelf.Shelved held = shelf.put(ByteBuffer.wrap(kept));
      long giveUpAt = System.nanoTime() + LIMIT_NANOS;
      long written = CHUNK;
      while (shelf.bytes() == written) {
        assertThat(System.nanoTime() - giveUpAt).as("used again in time").isNegative();
        shelf.put(ByteBuffer.wrap(bytes(CHUNK)));
        written += CHUNK;
        System.gc();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      }

      assertThat(read(held)).isEqualTo(kept);
    }
  }

  @Test
  void shouldReadInAnInterruptedThread() {
    try (FileShelf shelf = FileShelf.in(directory)) {
      byte[] bytes = bytes(CHUNK);
      ChunkShelf.Shelved shelved = shelf.put(ByteBuffer.wrap(bytes));

      Thread.currentThread().interrupt();
      byte[] read = read(shelved);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(read).isEqualTo(bytes);
      assertThat(read(shelved)).isEqualTo(bytes);
    }
  }

  @Test
  void shouldSayThatThereIsNoPlaceForIt() throws Exception {
    Path occupied = Files.writeString(directory.resolve("file"), "not a directory");
    try (FileShelf shelf = FileShelf.in(occupied)) {
      assertThatThrownBy(() -> shelf.put(ByteBuffer.wrap(bytes(CHUNK))))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("cannot be kept on disk");
    }
  }

  private byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] read(ChunkShelf.Shelved shelved) {
    ByteBuffer target = ByteBuffer.allocate(shelved.size());
    shelved.copyTo(target);
    return target.array();
  }
}
