package org.ipmarket.client.webhook;

/** A key that signs webhooks. Written and read by {@link #text()} and {@link #of}. */
public sealed interface SigningKey permits SharedSecret, PrivateSigningKey {
    /** Which of the standard's two schemes. */
    Scheme scheme();

    /** The signature of one attempt as it stands in the header, such as {@code v1,K5oZ...}. */
    String sign(String id, long timestamp, byte[] body);

    /** The whole key, to be kept secret: {@code whsec_...} or {@code whsk_...}. */
    String text();

    /** What a receiver needs to verify: the secret itself, or only the public key {@code whpk_...}. */
    String verifyingText();

    /** @throws IllegalArgumentException where the text is neither {@code whsec_} nor {@code whsk_} with a key of the right length */
    static SigningKey of(String text) {
        return text.startsWith(PrivateSigningKey.PREFIX) ? PrivateSigningKey.parse(text) : SharedSecret.parse(text);
    }

    /** A new random key. */
    static SigningKey random(Scheme scheme) {
        return switch (scheme) {
            case HMAC_SHA256 -> SharedSecret.random();
            case ED25519 -> PrivateSigningKey.random();
        };
    }
}
