package org.ipmarket.client.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a receiver checks before it believes a webhook: that one of its keys signed exactly this message, and not long ago.
 * A message that passes may still have come before: keep its id and act on it once.
 */
public final class WebhookVerifier {
    /** How far a message's time may lie from the receiver's clock, either way. */
    public static final Duration USUAL_TOLERANCE = Duration.ofMinutes(5);

    /** Signatures that are looked at; a sender has no more keys than this. */
    private static final int MOST_SIGNATURES = 16;

    private final List<SharedSecret> secrets = new ArrayList<>();
    private final List<PublicVerifyingKey> publicKeys = new ArrayList<>();
    private final Duration tolerance;
    private final InstantSource clock;

    /**
     * @param keys each {@code whsec_...} or {@code whpk_...}; several while one is being rotated
     * @throws IllegalArgumentException where there is none, or one is malformed
     */
    public WebhookVerifier(List<String> keys, Duration tolerance, InstantSource clock) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a verifier needs a key");
        }
        for (String key : keys) {
            if (key.startsWith(PublicVerifyingKey.PREFIX)) {
                publicKeys.add(PublicVerifyingKey.parse(key));
            } else {
                secrets.add(SharedSecret.parse(key));
            }
        }
        this.tolerance = tolerance;
        this.clock = clock;
    }

    /** With the system's clock and a tolerance of five minutes. */
    public static WebhookVerifier of(String... keys) {
        return new WebhookVerifier(List.of(keys), USUAL_TOLERANCE, InstantSource.system());
    }

    /**
     * Checks a message.
     *
     * @param header gives the value of a header, or null; names are asked for in lower case
     * @param body exactly the bytes that came, not parsed and written again
     * @return the message's id, by which it is to be acted on once
     * @throws VerificationFailed saying why it is not to be believed
     */
    public String verify(UnaryOperator<String> header, byte[] body) throws VerificationFailed {
        String id = header.apply(WebhookHeaders.ID);
        String timestamp = header.apply(WebhookHeaders.TIMESTAMP);
        String signatures = header.apply(WebhookHeaders.SIGNATURE);
        if (id == null || id.isEmpty() || timestamp == null || signatures == null) {
            throw new VerificationFailed(VerificationFailed.Reason.HEADER_MISSING);
        }
        if (id.indexOf('.') >= 0) {
            throw new VerificationFailed(VerificationFailed.Reason.NO_MATCHING_SIGNATURE);
        }
        checkTime(timestamp);
        byte[] content = SignedContent.of(id, timestamp, body);
        String[] all = signatures.split(" ", MOST_SIGNATURES + 1);
        for (int i = 0; i < Math.min(all.length, MOST_SIGNATURES); i++) {
            if (matches(all[i], content)) {
                return id;
            }
        }
        throw new VerificationFailed(VerificationFailed.Reason.NO_MATCHING_SIGNATURE);
    }

    private void checkTime(String timestamp) throws VerificationFailed {
        Instant sent;
        try {
            sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        } catch (RuntimeException e) {
            throw new VerificationFailed(VerificationFailed.Reason.TIMESTAMP_MALFORMED);
        }
        Instant now = clock.instant();
        if (sent.isBefore(now.minus(tolerance))) {
            throw new VerificationFailed(VerificationFailed.Reason.TOO_OLD);
        }
        if (sent.isAfter(now.plus(tolerance))) {
            throw new VerificationFailed(VerificationFailed.Reason.TOO_NEW);
        }
    }

    private boolean matches(String versioned, byte[] content) {
        int comma = versioned.indexOf(',');
        if (comma < 0) {
            return false;
        }
        byte[] signature;
        try {
            signature = Base64.getDecoder().decode(versioned.substring(comma + 1));
        } catch (IllegalArgumentException e) {
            return false;
        }
        String identifier = versioned.substring(0, comma);
        if (identifier.equals(Scheme.HMAC_SHA256.identifier())) {
            return secrets.stream().anyMatch(secret -> secret.verifies(content, signature));
        }
        return identifier.equals(Scheme.ED25519.identifier())
                && publicKeys.stream().anyMatch(key -> key.verifies(content, signature));
    }
}
