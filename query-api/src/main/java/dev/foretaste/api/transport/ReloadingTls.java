package dev.foretaste.api.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS whose certificate follows its files. Connections that are open keep what they were opened
 * with; new ones get the new certificate. Files that cannot be used change nothing. Thread-safe.
 */
final class ReloadingTls implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReloadingTls.class);
  private static final long LOOK_SECONDS = 5;

  private final TlsFiles files;
  private final SslContextFactory.Server context = new SslContextFactory.Server();
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "tls-files");
            thread.setDaemon(true);
            return thread;
          });
  private byte[] loaded;

  /**
   * Reads the files.
   *
   * @throws IOException when they cannot be used
   */
  ReloadingTls(TlsFiles files) throws IOException {
    this.files = files;
    loaded = bytes();
    context.setKeyStore(PemKeyStore.read(files));
    context.setKeyStorePassword(PemKeyStore.PASSWORD);
    context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    // Forward secrecy and authenticated encryption; TLS 1.3 has nothing else.
    context.setExcludeCipherSuites();
    context.setIncludeCipherSuites(
        "TLS_AES_.*",
        "TLS_CHACHA20_.*",
        "TLS_ECDHE_.*_WITH_AES_.*_GCM_.*",
        "TLS_ECDHE_.*_WITH_CHACHA20_.*");
    context.setRenegotiationAllowed(false);
    looks.scheduleWithFixedDelay(this::reload, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  SslContextFactory.Server context() {
    return context;
  }

  /** Takes up the files when they have changed. */
  synchronized void reload() {
    try {
      byte[] now = bytes();
      if (Arrays.equals(now, loaded)) {
        return;
      }
      KeyStore store = PemKeyStore.read(files);
      context.reload(factory -> factory.setKeyStore(store));
      loaded = now;
      LOG.info("The certificate in {} is in use from here on", files.certificates());
    } catch (IOException e) {
      LOG.error("The certificate files changed and cannot be used yet: {}", e.getMessage());
    } catch (Exception e) {
      // What Jetty's signature says; the next look tries again.
      LOG.error("The certificate could not be changed", e);
    }
  }

  private byte[] bytes() throws IOException {
    byte[] certificates = Files.readAllBytes(files.certificates());
    byte[] key = Files.readAllBytes(files.key());
    byte[] both = Arrays.copyOf(certificates, certificates.length + key.length);
    System.arraycopy(key, 0, both, certificates.length, key.length);
    return both;
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
