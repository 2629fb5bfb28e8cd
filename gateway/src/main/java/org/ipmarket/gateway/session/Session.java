package org.ipmarket.gateway.session;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * A person who is logged in, as the browser keeps it for the door, sealed.
 *
 * @param id random, made at the login and kept through renewals
 * @param startedAt when the person logged in
 * @param expiresAt of the access token
 */
record Session(String id, String username, Instant startedAt, Instant expiresAt, Tokens tokens) {
    /** What the login service has given out for it. None of them leaves the door but the access token, to the services. */
    record Tokens(String access, String refresh, String identity) {
        @Override
        public String toString() {
            return "Tokens[...]";
        }
    }

    /** A new session of its own, whatever the browser had before. */
    static Session begun(String username, Instant now, Instant expiresAt, Tokens tokens) {
        return new Session(Seal.random(), username, now, expiresAt, tokens);
    }

    Session renewed(Instant newExpiry, Tokens newTokens) {
        return new Session(id, username, startedAt, newExpiry, newTokens);
    }

    byte[] bytes() {
        return new JsonObject()
                .put("id", id)
                .put("username", username)
                .put("started", startedAt.getEpochSecond())
                .put("expires", expiresAt.getEpochSecond())
                .put("access", tokens.access())
                .put("refresh", tokens.refresh())
                .put("identity", tokens.identity())
                .toBuffer()
                .getBytes();
    }

    static Optional<Session> of(byte[] bytes) {
        try {
            JsonObject json = new JsonObject(Buffer.buffer(bytes));
            return Optional.of(new Session(
                    json.getString("id"),
                    json.getString("username"),
                    Instant.ofEpochSecond(json.getLong("started")),
                    Instant.ofEpochSecond(json.getLong("expires")),
                    new Tokens(json.getString("access"), json.getString("refresh"), json.getString("identity"))));
        } catch (DecodeException | ClassCastException | NullPointerException ofAnotherVersion) {
            return Optional.empty();
        }
    }
}
