package org.ipmarket.notification.notice.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ipmarket.notification.notice.rule.Kind;

/**
 * What stands in the links of mails. Each names a random key of its reader, never who that is, and is signed (HMAC-SHA-256), so that nobody
 * can make one for another; each does one thing.
 */
public final class SignedLinks {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String UNSUBSCRIBE = "unsubscribe";
    private static final String CONFIRM = "confirm";

    private final SecretKeySpec key;

    /** @param secret of the market; the key of links is derived from it and serves nothing else */
    public SignedLinks(byte[] secret) {
        byte[] derived = hmac(new SecretKeySpec(secret, ALGORITHM), "ipmarket notices: links");
        this.key = new SecretKeySpec(derived, ALGORITHM);
    }

    /** @param reader key of the person */
    public record Unsubscription(UUID reader, Kind kind) {}

    /** @param address digest of the one that is confirmed: another given since is not */
    public record Confirmation(UUID reader, String address, Instant until) {}

    /** It does not expire: mails are read late. */
    public String unsubscription(UUID reader, Kind kind) {
        return signed(UNSUBSCRIBE, text(reader) + "." + kind);
    }

    public String confirmation(UUID reader, String mail, Instant until) {
        return signed(CONFIRM, text(reader) + "." + digest(mail) + "." + until.getEpochSecond());
    }

    /** Empty where it is none of ours. */
    public Optional<Unsubscription> readUnsubscription(String token) {
        return verified(UNSUBSCRIBE, token, 2)
                .flatMap(parts -> kind(parts[1]).map(kind -> new Unsubscription(uuid(parts[0]), kind)));
    }

    /** Empty where it is none of ours; whether it is too late is the caller's to see. */
    public Optional<Confirmation> readConfirmation(String token) {
        return verified(CONFIRM, token, 3)
                .map(parts ->
                        new Confirmation(uuid(parts[0]), parts[1], Instant.ofEpochSecond(Long.parseLong(parts[2]))));
    }

    /** Of a mail address, as a confirmation has it. */
    public static String digest(String mail) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(mail.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signed(String purpose, String content) {
        return content + "." + signature(purpose, content);
    }

    private Optional<String[]> verified(String purpose, String token, int parts) {
        int end = token.lastIndexOf('.');
        if (end < 0) {
            return Optional.empty();
        }
        String content = token.substring(0, end);
        byte[] given = token.substring(end + 1).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(signature(purpose, content).getBytes(StandardCharsets.UTF_8), given)) {
            return Optional.empty();
        }
        return Optional.of(content.split("\\.")).filter(all -> all.length == parts);
    }

    private String signature(String purpose, String content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(key, purpose + ":" + content));
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(UUID id) {
        ByteBuffer bytes = ByteBuffer.allocate(16);
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static UUID uuid(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** A kind that a later version no longer has is none of ours. */
    private static Optional<Kind> kind(String name) {
        for (Kind kind : Kind.values()) {
            if (kind.name().equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
