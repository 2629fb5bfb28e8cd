package org.ipmarket.gateway.session;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A login that has been begun and not come back yet. The browser keeps it, sealed: an answer of the login service counts only in
 * the browser that asked for it.
 *
 * @param state comes back with the answer
 * @param nonce comes back in the identity token
 * @param verifier of PKCE (RFC 7636)
 * @param returnTo a path of ours
 */
record LoginAttempt(String state, String nonce, String verifier, String returnTo, Instant begunAt) {

    static LoginAttempt begun(String returnTo, Instant now) {
        return new LoginAttempt(Seal.random(), Seal.random(), Seal.random(), returnTo, now);
    }

    /** Of the verifier, method S256. */
    String challenge() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(verifier));
    }

    /** Whether an answer with this state is the answer to it. */
    boolean isAnsweredBy(String answeredState, Instant now, Duration longest) {
        return answeredState != null
                && MessageDigest.isEqual(sha256(state), sha256(answeredState))
                && now.isBefore(begunAt.plus(longest));
    }

    byte[] bytes() {
        return new JsonObject()
                .put("state", state)
                .put("nonce", nonce)
                .put("verifier", verifier)
                .put("return", returnTo)
                .put("begun", begunAt.getEpochSecond())
                .toBuffer()
                .getBytes();
    }

    static Optional<LoginAttempt> of(byte[] bytes) {
        try {
            JsonObject json = new JsonObject(Buffer.buffer(bytes));
            return Optional.of(new LoginAttempt(
                    json.getString("state"),
                    json.getString("nonce"),
                    json.getString("verifier"),
                    json.getString("return"),
                    Instant.ofEpochSecond(json.getLong("begun"))));
        } catch (DecodeException | ClassCastException | NullPointerException ofAnotherVersion) {
            return Optional.empty();
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
