package dev.foretaste.api.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads PEM files as tools for certificates write them. */
final class PemKeyStore {
  /** The store is in memory only; Java asks for a password all the same. */
  static final String PASSWORD = "in-memory";

  private static final String ALIAS = "foretaste";
  private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");
  private static final Pattern KEY =
      Pattern.compile(
          "-----BEGIN PRIVATE KEY-----\\s+(?<base64>[A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private PemKeyStore() {}

  /**
   * A key store that holds certificate chain and key.
   *
   * @throws IOException when a file cannot be read or used, or key and certificate do not belong
   *     together; the message says what to do and shows nothing of the key
   */
  static KeyStore read(TlsFiles files) throws IOException {
    try {
      Certificate[] chain = chain(files.certificates());
      PrivateKey key = key(files.key());
      if (!KeyPairCheck.belong(key, chain[0].getPublicKey())) {
        throw new IOException(
            "%s is not the key of the first certificate in %s"
                .formatted(files.key(), files.certificates()));
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(ALIAS, key, PASSWORD.toCharArray(), chain);
      return store;
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "%s and %s cannot be used for TLS".formatted(files.certificates(), files.key()), e);
    }
  }

  private static Certificate[] chain(Path file) throws IOException {
    byte[] pem = Files.readAllBytes(file);
    try {
      Certificate[] chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem))
              .toArray(Certificate[]::new);
      if (chain.length > 0) {
        return chain;
      }
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " must hold PEM certificates", e);
    }
    throw new IOException(file + " must hold PEM certificates");
  }

  private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
    Matcher pem = KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
    if (!pem.find()) {
      throw new IOException(
          file
              + " must hold an unencrypted PKCS #8 key (BEGIN PRIVATE KEY); openssl pkcs8 -topk8"
              + " -nodes makes one of others");
    }
    byte[] encoded = Base64.getMimeDecoder().decode(pem.group("base64"));
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      } catch (InvalidKeySpecException e) {
        // It is a key of another kind, which one of the others reads.
        continue;
      }
    }
    throw new IOException(file + " holds no EC, RSA or Ed25519 key");
  }
}
