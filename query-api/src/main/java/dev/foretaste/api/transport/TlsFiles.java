package dev.foretaste.api.transport;

import java.nio.file.Path;

/**
 * Where certificate and key are; both PEM.
 *
 * @param certificates the server's certificate first, then those that lead to its issuer
 * @param key its private key, PKCS #8, not encrypted
 */
public record TlsFiles(Path certificates, Path key) {}
