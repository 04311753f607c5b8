package dev.foretaste.api.transport;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Map;

/** Whether a private and a public key belong together: what one signs, the other verifies. */
final class KeyPairCheck {
  private static final byte[] MESSAGE = {1, 2, 3, 4};
  private static final Map<String, String> SIGNATURES =
      Map.of("EC", "SHA256withECDSA", "RSA", "SHA256withRSA");

  private KeyPairCheck() {}

  static boolean belong(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
    if (!key.getAlgorithm().equals(certified.getAlgorithm())) {
      return false;
    }
    Signature signature =
        Signature.getInstance(SIGNATURES.getOrDefault(key.getAlgorithm(), key.getAlgorithm()));
    signature.initSign(key);
    signature.update(MESSAGE);
    byte[] signed = signature.sign();
    signature.initVerify(certified);
    signature.update(MESSAGE);
    return signature.verify(signed);
  }
}
