package org.ipmarket.gateway.support;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Signs tokens as a login service would, good ones and such as no login service gives. */
public final class Signer {
    public static final String ISSUER = "http://localhost:9080/auth/realms/ipmarket";
    public static final String AUDIENCE = "ipmarket-api";
    private static final int KEY_BITS = 2048;

    private final RsaJsonWebKey key;

    public Signer(String keyId) {
        try {
            key = RsaJwkGenerator.generateJwk(KEY_BITS);
            key.setKeyId(keyId);
            key.setUse("sig");
            key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The document in which a login service publishes its keys. */
    public static JsonObject published(Signer... signers) {
        List<JsonObject> keys = Stream.of(signers)
                .map(signer -> new JsonObject(signer.key.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY)))
                .toList();
        return new JsonObject().put("keys", new JsonArray(keys));
    }

    /** Claims of a good token of somebody new, to be spoiled. */
    public static JwtClaims claims() {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject(UUID.randomUUID().toString());
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setClaim("azp", "ipmarket-cli");
        claims.setClaim("typ", "Bearer");
        claims.setClaim("mode", "test");
        return claims;
    }

    public static JwtClaims claimsThatLive(Duration life) {
        JwtClaims claims = claims();
        NumericDate now = NumericDate.now();
        claims.setIssuedAt(NumericDate.fromSeconds(now.getValue() - 60));
        claims.setExpirationTime(NumericDate.fromSeconds(now.getValue() + life.toSeconds()));
        return claims;
    }

    public String sign(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        return serialized(signature);
    }

    /** As a forger would who knows nothing but the published key. */
    public String signWithThePublicKeyAsSecret(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(new SecretKeySpec(key.getRsaPublicKey().getEncoded(), "HmacSHA256"));
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        return serialized(signature);
    }

    /** With the public half of the key in the token itself, for whoever would believe it, and other headers. */
    public String signedWith(JwtClaims claims, Map<String, Object> headers) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setJwkHeader(key);
        headers.forEach(signature::setHeader);
        return serialized(signature);
    }

    public String notSigned(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        return serialized(signature);
    }

    private static String serialized(JsonWebSignature signature) {
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
