package org.ipmarket.gateway.token;

import java.time.Instant;

/**
 * What the door needs from a token whose signature, issuer, audience and life have been checked.
 *
 * @param client the client it was given to
 * @param subject the user or service account
 * @param caller both, by which its requests are counted
 */
public record VerifiedToken(String client, String subject, Instant expiresAt, String caller) {
    VerifiedToken(String client, String subject, Instant expiresAt) {
        this(client, subject, expiresAt, client + "/" + subject);
    }

    boolean isAliveAt(Instant moment) {
        return moment.isBefore(expiresAt);
    }
}
