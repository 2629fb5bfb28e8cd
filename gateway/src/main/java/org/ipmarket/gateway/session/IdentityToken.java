package org.ipmarket.gateway.session;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.Optional;

/**
 * Who has logged in, as the login service says it for this one login. It comes from the login service itself and by no browser,
 * so its signature need not be checked (OpenID Connect Core 3.1.3.7, 6); what it says is.
 */
record IdentityToken(String subject, String username) {

    /** @return nothing where it is from another issuer, for another client, or of another login */
    static Optional<IdentityToken> of(String token, String issuer, String client, String nonce) {
        try {
            JsonObject claims =
                    new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(token.split("\\.")[1])));
            boolean good = issuer.equals(claims.getString("iss"))
                    && isFor(client, claims.getValue("aud"))
                    && nonce.equals(claims.getString("nonce"))
                    && claims.getString("sub") != null;
            return good ? Optional.of(new IdentityToken(claims.getString("sub"), username(claims))) : Optional.empty();
        } catch (DecodeException
                | IllegalArgumentException
                | ArrayIndexOutOfBoundsException
                | ClassCastException malformed) {
            return Optional.empty();
        }
    }

    private static String username(JsonObject claims) {
        String username = claims.getString("preferred_username");
        return username == null ? claims.getString("sub") : username;
    }

    private static boolean isFor(String client, Object audience) {
        return client.equals(audience) || audience instanceof JsonArray several && several.contains(client);
    }
}
