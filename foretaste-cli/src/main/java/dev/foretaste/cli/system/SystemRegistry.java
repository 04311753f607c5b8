package dev.foretaste.cli.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Knows the running systems of a user. A system announces itself by {@code run.json} in its data
 * directory and a copy in the user's state directory; both count only as long as the data directory
 * is locked.
 */
public final class SystemRegistry {
  static final String RUN_FILE = "run.json";

  private final ObjectMapper json = new ObjectMapper();
  private final Path directory;

  SystemRegistry(Path directory) {
    this.directory = directory;
  }

  /**
   * The registry in {@code $XDG_STATE_HOME/foretaste}, or {@code ~/.local/state/foretaste}.
   *
   * @param environment of the process
   */
  public static SystemRegistry ofUser(Map<String, String> environment) {
    String stateHome = environment.getOrDefault("XDG_STATE_HOME", "");
    Path base =
        stateHome.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".local", "state")
            : Path.of(stateHome);
    return new SystemRegistry(base.resolve("foretaste"));
  }

  /** Announces a system that runs on a locked directory; closing the result withdraws it. */
  public Registration register(DataDirectory held, RunningSystem system) throws IOException {
    Files.createDirectories(directory);
    Path runFile = held.path().resolve(RUN_FILE);
    Path copy = directory.resolve(nameOf(held.path()));
    write(runFile, system);
    write(copy, system);
    return new Registration(List.of(copy, runFile));
  }

  /** Withdraws what a process that was killed left behind; the directory is held by this one. */
  public void forget(DataDirectory held) throws IOException {
    Files.deleteIfExists(held.path().resolve(RUN_FILE));
    Files.deleteIfExists(directory.resolve(nameOf(held.path())));
  }

  /** Systems that are running now, in the sequence of their data directories. */
  public List<RunningSystem> live() throws IOException {
    List<RunningSystem> systems = new ArrayList<>();
    if (!Files.isDirectory(directory)) {
      return systems;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.json")) {
      for (Path file : files) {
        Optional<RunningSystem> system = read(file).filter(s -> !s.dataDir().isEmpty());
        if (system.isPresent() && isLive(system.get())) {
          systems.add(system.get());
        } else {
          Files.deleteIfExists(file);
        }
      }
    }
    systems.sort(Comparator.comparing(RunningSystem::dataDir));
    return systems;
  }

  /** The system that runs on a data directory, announced in the state directory or not. */
  public Optional<RunningSystem> in(Path dataDirectory) throws IOException {
    Path file = dataDirectory.resolve(RUN_FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Optional<RunningSystem> system = read(file);
    return system.isPresent() && isLive(system.get()) ? system : Optional.empty();
  }

  // Closing any channel on a file drops the process's lock on it, so a process must not try its
  // own.
  private static boolean isLive(RunningSystem system) throws IOException {
    return system.pid() == ProcessHandle.current().pid()
        || DataDirectory.isLocked(Path.of(system.dataDir()));
  }

  private Optional<RunningSystem> read(Path file) throws IOException {
    try {
      return Optional.ofNullable(json.readValue(Files.readAllBytes(file), RunningSystem.class));
    } catch (NoSuchFileException withdrawnMeanwhile) {
      return Optional.empty();
    } catch (JsonProcessingException notOurs) {
      return Optional.empty();
    }
  }

  private void write(Path file, RunningSystem system) throws IOException {
    Path temporary = Files.createTempFile(file.getParent(), RUN_FILE, ".tmp", ownerOnly());
    json.writerWithDefaultPrettyPrinter().writeValue(temporary.toFile(), system);
    try {
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static String nameOf(Path dataDirectory) {
    UUID name = UUID.nameUUIDFromBytes(dataDirectory.toString().getBytes(StandardCharsets.UTF_8));
    return name + ".json";
  }
}
