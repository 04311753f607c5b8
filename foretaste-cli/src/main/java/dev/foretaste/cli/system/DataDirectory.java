package dev.foretaste.cli.system;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A data directory held by this process alone until it is closed or the process ends, however it
 * ends.
 */
public final class DataDirectory implements AutoCloseable {
  static final String LOCK_FILE = "foretaste.lock";

  private final Path path;
  private final FileChannel channel;

  private DataDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Creates the directory if need be and locks it.
   *
   * @throws DataDirectoryInUseException when another process holds it
   */
  public static DataDirectory lock(Path directory) throws IOException {
    Files.createDirectories(directory);
    Path path = directory.toRealPath();
    FileChannel channel =
        FileChannel.open(
            path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!tryLock(channel)) {
      channel.close();
      throw new DataDirectoryInUseException(path);
    }
    return new DataDirectory(path, channel);
  }

  /** Whether some process, this one included, holds the directory. */
  static boolean isLocked(Path directory) throws IOException {
    Path file = directory.resolve(LOCK_FILE);
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return !tryLock(channel);
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  /** Absolute, without symbolic links. */
  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
