package dev.foretaste.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemSelectorTest {
  @TempDir Path directory;
  private Path state;
  private SystemRegistry registry;

  @BeforeEach
  void setUp() throws IOException {
    directory = directory.toRealPath();
    state = directory.resolve("state");
    registry = new SystemRegistry(state);
  }

  @Test
  void shouldFindTheOnlyOneThatRuns() throws Exception {
    try (DirectoryHolder holder = hold("a", 8080)) {
      RunningSystem found = any().find(registry);

      assertThat(found.dataDir()).isEqualTo(directory.resolve("a").toString());
      assertThat(found.pid()).isEqualTo(holder.pid());
      assertThat(found.port()).isEqualTo(8080);
    }
  }

  @Test
  void shouldChooseAmongSeveralByDirectoryPortOrServers() throws Exception {
    try (DirectoryHolder a = hold("a", 8080);
        DirectoryHolder b = hold("b", 8081)) {
      assertThat(select(Optional.of(directory.resolve("b")), OptionalInt.empty(), null).pid())
          .isEqualTo(b.pid());
      assertThat(select(Optional.empty(), OptionalInt.of(8080), null).pid()).isEqualTo(a.pid());
      assertThat(select(Optional.empty(), OptionalInt.empty(), "localhost:18081").pid())
          .isEqualTo(b.pid());
      assertThatThrownBy(() -> any().find(registry))
          .isInstanceOf(NoSuchSystemException.class)
          .hasMessageContaining("--data-dir " + directory.resolve("a"))
          .hasMessageContaining("--data-dir " + directory.resolve("b"));
      assertThatThrownBy(() -> select(Optional.empty(), OptionalInt.of(9), null))
          .isInstanceOf(NoSuchSystemException.class)
          .hasMessageContaining("http://localhost:8080");
    }
  }

  @Test
  void shouldForgetAProcessThatWasKilled() throws Exception {
    hold("a", 8080).close();
    assertThat(directory.resolve("a/run.json")).exists();

    assertThatThrownBy(() -> any().find(registry))
        .isInstanceOf(NoSuchSystemException.class)
        .hasMessageContaining("foretaste up");
    assertThatThrownBy(() -> select(Optional.of(directory.resolve("a")), OptionalInt.empty(), null))
        .isInstanceOf(NoSuchSystemException.class)
        .hasMessageContaining("nothing runs on");
    try (Stream<Path> left = Files.list(state)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void shouldLetTheNextProcessHaveTheDirectoryOfAKilledOne() throws Exception {
    try (DirectoryHolder holder = hold("a", 8080)) {
      assertThatThrownBy(() -> DataDirectory.lock(directory.resolve("a")))
          .isInstanceOf(DataDirectoryInUseException.class)
          .hasMessageContaining("in use");
    }

    try (DataDirectory held = DataDirectory.lock(directory.resolve("a"))) {
      assertThat(held.path()).isEqualTo(directory.resolve("a"));
    }
  }

  @Test
  void shouldKeepTheAnnouncementToItsOwnerAndWithdrawIt() throws Exception {
    try (DataDirectory held = DataDirectory.lock(directory.resolve("a"))) {
      Path runFile = held.path().resolve("run.json");
      RunningSystem system =
          new RunningSystem(
              held.path().toString(),
              "localhost:9092",
              "http://localhost:8081",
              "http://localhost:8080",
              "foretaste",
              ProcessHandle.current().pid(),
              true);

      try (Registration registration = registry.register(held, system)) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(runFile)))
            .isEqualTo("rw-------");
        assertThat(registry.live()).containsExactly(system);
        assertThat(registry.in(held.path())).contains(system);
      }

      assertThat(runFile).doesNotExist();
      assertThat(registry.live()).isEmpty();
    }
  }

  @Test
  void shouldTakeServersOfAnotherMachineOnlyWithTheirRegistry() throws Exception {
    RunningSystem found =
        new SystemSelector(
                Optional.empty(),
                OptionalInt.empty(),
                Optional.of("kafka:9092"),
                Optional.of("http://registry:8081"),
                "elsewhere")
            .find(registry);

    assertThat(found)
        .isEqualTo(
            new RunningSystem("", "kafka:9092", "http://registry:8081", "", "elsewhere", 0, false));
    assertThatThrownBy(() -> select(Optional.empty(), OptionalInt.empty(), "kafka:9092"))
        .isInstanceOf(NoSuchSystemException.class)
        .hasMessageContaining("--schema-registry");
  }

  @Test
  void shouldIgnoreAnAnnouncementThatCannotBeRead() throws Exception {
    Files.createDirectories(state);
    Files.writeString(state.resolve("half.json"), "{\"dataDir\": ");

    assertThat(registry.live()).isEmpty();
  }

  @Test
  void shouldTakeAnAnnouncementThatVanishesAsAbsent() throws Exception {
    Files.createDirectories(state);
    Files.createSymbolicLink(state.resolve("listed.json"), state.resolve("gone"));

    assertThat(registry.live()).isEmpty();
  }

  @Test
  void shouldTakeASystemThatSaysNothingOfRekeyingAsOneWithout() throws Exception {
    try (DataDirectory held = DataDirectory.lock(directory.resolve("a"))) {
      Files.writeString(
          held.path().resolve("run.json"),
          """
          {"dataDir": "%s", "bootstrapServers": "b:1", "schemaRegistry": "http://r", "api": "",
           "applicationId": "foretaste", "pid": %d}
          """
              .formatted(held.path(), ProcessHandle.current().pid()));

      assertThat(registry.in(held.path()))
          .hasValueSatisfying(found -> assertThat(found.rekey()).isFalse());
    }
  }

  private DirectoryHolder hold(String name, int port) throws IOException {
    return DirectoryHolder.start(directory.resolve(name), state, port);
  }

  private static SystemSelector any() {
    return new SystemSelector(
        Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(), "foretaste");
  }

  private RunningSystem select(Optional<Path> dataDir, OptionalInt port, String servers)
      throws Exception {
    return new SystemSelector(
            dataDir, port, Optional.ofNullable(servers), Optional.empty(), "foretaste")
        .find(registry);
  }
}
