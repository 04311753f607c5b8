package dev.foretaste.cli.running;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for this machine that signs itself, made by the JDK's keytool.
 *
 * @param certificates PEM file
 * @param key PEM file
 * @param trusting trusts this certificate and no other
 */
record SelfSigned(Path certificates, Path key, SSLContext trusting) {
  private static final String ALIAS = "it";
  private static final String PASSWORD = "password";

  static SelfSigned in(Path directory) throws Exception {
    Path store = directory.resolve("tls.p12");
    keytool(
        "-genkeypair -keyalg EC -alias %s -dname CN=localhost -ext SAN=dns:localhost,ip:127.0.0.1"
                .formatted(ALIAS)
            + " -storetype PKCS12 -storepass %s -keystore %s".formatted(PASSWORD, store));
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    byte[] certificate = keys.getCertificate(ALIAS).getEncoded();
    byte[] key = keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
    return new SelfSigned(
        Files.writeString(directory.resolve("tls.crt"), pem("CERTIFICATE", certificate)),
        Files.writeString(directory.resolve("tls.key"), pem("PRIVATE KEY", key)),
        trusting(keys));
  }

  private static SSLContext trusting(KeyStore keys) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(ALIAS, keys.getCertificate(ALIAS));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static void keytool(String arguments) throws IOException, InterruptedException {
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process = new ProcessBuilder((tool + " " + arguments).split(" ")).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException("keytool failed");
    }
  }

  private static String pem(String type, byte[] bytes) {
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(type, Base64.getMimeEncoder().encodeToString(bytes), type);
  }
}
