package dev.foretaste.storage;

import dev.foretaste.bundle.ChunkShelf;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A shelf in a file that has no name and so goes with the process, however that ends. Room is used
 * again once nobody holds what was there. The file is made with the first bytes. Thread-safe; an
 * interrupt does not close it.
 */
public final class FileShelf implements ChunkShelf, AutoCloseable {
  private static final String PREFIX = "foretaste-chunks-";

  private record Extent(long offset, int size) {}

  private final Optional<Path> directory;
  private final ReferenceQueue<Shelved> released = new ReferenceQueue<>();
  private final Map<Reference<? extends Shelved>, Extent> held = new HashMap<>();
  private final NavigableSet<Extent> free =
      new TreeSet<>(Comparator.comparingInt(Extent::size).thenComparingLong(Extent::offset));
  private RandomAccessFile file;
  private long end;
  private boolean closed;

  private FileShelf(Optional<Path> directory) {
    this.directory = directory;
  }

  /** A shelf on the disk of this directory, which is made when it is not there. */
  public static FileShelf in(Path directory) {
    return new FileShelf(Optional.of(directory));
  }

  /** A shelf in the system's directory for temporary files. */
  public static FileShelf temporary() {
    return new FileShelf(Optional.empty());
  }

  @Override
  public synchronized Shelved put(ByteBuffer bytes) {
    reclaim();
    byte[] content = new byte[bytes.remaining()];
    bytes.duplicate().get(content);
    Extent extent = room(content.length);
    try {
      RandomAccessFile opened = open();
      opened.seek(extent.offset());
      opened.write(content);
    } catch (IOException e) {
      free.add(extent);
      throw new UncheckedIOException("chunks of models cannot be kept on disk", e);
    }
    OnFile shelved = new OnFile(this, extent);
    held.put(new PhantomReference<>(shelved, released), extent);
    return shelved;
  }

  /** How large the file is, in bytes, free room included. */
  public synchronized long bytes() {
    return end;
  }

  private synchronized byte[] read(Extent extent) {
    byte[] content = new byte[extent.size()];
    try {
      RandomAccessFile opened = open();
      opened.seek(extent.offset());
      opened.readFully(content);
      return content;
    } catch (IOException e) {
      throw new UncheckedIOException("chunks of models cannot be read from disk", e);
    }
  }

  private RandomAccessFile open() throws IOException {
    if (closed) {
      throw new IOException("it is closed");
    }
    if (file == null) {
      Path path = create();
      file = new RandomAccessFile(path.toFile(), "rw");
      Files.delete(path);
    }
    return file;
  }

  private Path create() throws IOException {
    if (directory.isEmpty()) {
      return Files.createTempFile(PREFIX, null);
    }
    Files.createDirectories(directory.get());
    return Files.createTempFile(directory.get(), PREFIX, null);
  }

  /** The smallest free room that is large enough; what is left of it stays free. */
  private Extent room(int size) {
    Extent fitting = free.ceiling(new Extent(0, size));
    if (fitting == null) {
      Extent added = new Extent(end, size);
      end += size;
      return added;
    }
    free.remove(fitting);
    if (fitting.size() > size) {
      free.add(new Extent(fitting.offset() + size, fitting.size() - size));
    }
    return new Extent(fitting.offset(), size);
  }

  private void reclaim() {
    for (Reference<? extends Shelved> gone = released.poll();
        gone != null;
        gone = released.poll()) {
      free.add(held.remove(gone));
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private record OnFile(FileShelf shelf, Extent extent) implements Shelved {
    @Override
    public int size() {
      return extent.size();
    }

    @Override
    public void copyTo(ByteBuffer target) {
      target.put(shelf.read(extent));
    }
  }
}
