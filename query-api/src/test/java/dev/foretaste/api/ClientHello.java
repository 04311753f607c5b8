package dev.foretaste.api;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/**
 * The first message of a TLS handshake, made by hand (RFC 5246, section 7.4.1.2): the JDK's own
 * client no longer offers what is to be refused.
 */
final class ClientHello {
  static final int TLS_1_0 = 0x0301;
  static final int TLS_1_1 = 0x0302;
  static final int TLS_1_2 = 0x0303;

  private static final int HANDSHAKE = 22;

  private ClientHello() {}

  /** Whether a server goes on when this is all that it is offered. */
  static boolean isAnswered(int port, int version, int cipherSuite) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(record(version, hello(version, cipherSuite)));
      socket.getOutputStream().flush();
      InputStream in = socket.getInputStream();
      return in.read() == HANDSHAKE;
    }
  }

  private static byte[] hello(int version, int cipherSuite) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(version);
    out.write(new byte[32]);
    out.writeByte(0);
    out.writeShort(2);
    out.writeShort(cipherSuite);
    out.writeShort(0x0100);
    byte[] extensions = extensions();
    out.writeShort(extensions.length);
    out.write(extensions);
    return bytes.toByteArray();
  }

  /** Curves secp256r1 and secp384r1, plain points, ECDSA and RSA with SHA-256. */
  private static byte[] extensions() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(new byte[] {0, 10, 0, 6, 0, 4, 0, 23, 0, 24});
    out.write(new byte[] {0, 11, 0, 2, 1, 0});
    out.write(new byte[] {0, 13, 0, 6, 0, 4, 4, 3, 4, 1});
    return bytes.toByteArray();
  }

  private static byte[] record(int version, byte[] hello) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(HANDSHAKE);
    out.writeShort(version);
    out.writeShort(hello.length + 4);
    out.writeByte(1);
    out.writeByte(0);
    out.writeShort(hello.length);
    out.write(hello);
    return bytes.toByteArray();
  }
}
