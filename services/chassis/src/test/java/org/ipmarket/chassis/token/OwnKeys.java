package org.ipmarket.chassis.token;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An identity provider as far as it publishes keys; the test says which. It stands in for Keycloak, which keeps its keys for years. */
public final class OwnKeys implements QuarkusTestResourceLifecycleManager {
    static final String ISSUER = "http://localhost/own";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Map<String, KeyPair> keys = new TreeMap<>();
    private volatile byte[] published = new byte[0];
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys.put("first", generator.generateKeyPair());
            keys.put("second", generator.generateKeyPair());
            publish("first", "second");
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            byte[] body = published;
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return Map.of(
                "ipmarket.keycloak.url",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "ipmarket.issuer",
                ISSUER,
                "ipmarket.tokens.watch-keys",
                "1S");
    }

    /** After the market's parts: what this says of the identity provider holds. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, field -> field.getType().equals(OwnKeys.class));
    }

    /** From now on it publishes these. */
    void publish(String... names) {
        published = Arrays.stream(names)
                .map(name -> json(name, (RSAPublicKey) keys.get(name).getPublic()))
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String json(String name, RSAPublicKey key) {
        return "{\"kid\":\"" + name + "\",\"kty\":\"RSA\",\"alg\":\"RS256\",\"use\":\"sig\",\"n\":\""
                + number(key.getModulus()) + "\",\"e\":\"" + number(key.getPublicExponent()) + "\"}";
    }

    String token(String key, Instant expiresAt) throws GeneralSecurityException {
        String header = text("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + key + "\"}");
        String claims =
                text("{\"iss\":\"" + ISSUER + "\",\"aud\":\"ipmarket-api\",\"sub\":\"somebody\",\"mode\":\"test\","
                        + "\"jti\":\"" + System.nanoTime() + "\",\"iat\":"
                        + Instant.now().getEpochSecond() + ",\"exp\":"
                        + expiresAt.getEpochSecond() + "}");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.get(key).getPrivate());
        signature.update((header + "." + claims).getBytes(StandardCharsets.US_ASCII));
        return header + "." + claims + "." + BASE64.encodeToString(signature.sign());
    }

    private static String text(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
