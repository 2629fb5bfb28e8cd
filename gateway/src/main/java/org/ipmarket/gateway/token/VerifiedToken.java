package org.ipmarket.gateway.token;

/**
 * What the door needs from a token whose signature, issuer, audience and life have been checked.
 *
 * @param client the client it was given to
 * @param subject the user or service account
 * @param trustedUntil milliseconds since the epoch: until it expires, or has to be checked again
 * @param caller both, by which its requests are counted
 */
public record VerifiedToken(String client, String subject, long trustedUntil, String caller) {
    VerifiedToken(String client, String subject, long trustedUntil) {
        this(client, subject, trustedUntil, client + "/" + subject);
    }

    /** @param moment in milliseconds since the epoch */
    boolean isTrustedAt(long moment) {
        return moment < trustedUntil;
    }
}
