package org.ipmarket.client.webhook;

/** How a webhook is signed. */
public enum Scheme {
    /** {@code v1}: both sides hold the secret. */
    HMAC_SHA256("v1"),
    /** {@code v1a}: the receiver holds only the public key. */
    ED25519("v1a");

    private final String identifier;

    Scheme(String identifier) {
        this.identifier = identifier;
    }

    /** What stands before the comma of a signature. */
    public String identifier() {
        return identifier;
    }
}
