package org.ipmarket.gateway.session;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.ipmarket.gateway.GatewayConfig;
import org.ipmarket.gateway.route.Origin;

/** What the door asks the login service itself, without the browser between: tokens for a code, tokens for tokens, an end. */
@Singleton
class LoginService {
    private static final String PROTOCOL = "/realms/ipmarket/protocol/openid-connect/";
    private static final int CONNECTIONS = 32;

    private final GatewayConfig.Identity settings;
    private final String secret;
    private final Origin origin;
    private final HttpClient client;

    LoginService(Vertx vertx, GatewayConfig config) {
        settings = config.identity();
        secret = config.client().secret();
        origin = Origin.of("identity", settings.url());
        client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) config.pool().connect().toMillis())
                        .setMaxWaitQueueSize(config.pool().waiting()),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    /** @return fails with {@link Refused} where the code is none, else with what kept it from asking */
    Future<JsonObject> redeem(String code, String verifier, String redirectUri) {
        return ask(
                        "token",
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                code,
                                "code_verifier",
                                verifier,
                                "redirect_uri",
                                redirectUri))
                .map(Buffer::toJsonObject);
    }

    /** @return fails with {@link Refused} where the session has ended there, else with what kept it from asking */
    Future<JsonObject> renew(String refreshToken) {
        return ask("token", Map.of("grant_type", "refresh_token", "refresh_token", refreshToken))
                .map(Buffer::toJsonObject);
    }

    /** Ends the person's session there, and with it all tokens that could be renewed. */
    Future<Void> end(String refreshToken) {
        return ask("logout", Map.of("refresh_token", refreshToken)).mapEmpty();
    }

    private Future<Buffer> ask(String endpoint, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&", "client_id=gateway&client_secret=" + encoded(secret) + "&", ""));
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(origin.host())
                .setPort(origin.port())
                .setSsl(origin.tls())
                .setURI(settings.url().getPath() + PROTOCOL + endpoint)
                .setConnectTimeout(settings.timeout().toMillis())
                .setIdleTimeout(settings.timeout().toMillis())
                .putHeader("Content-Type", "application/x-www-form-urlencoded")
                .putHeader("Accept", "application/json");
        return client.request(options).compose(request -> request.send(body)).compose(LoginService::body);
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        return response.body().compose(body -> switch (response.statusCode() / 100) {
            case 2 -> Future.succeededFuture(body);
            case 4 -> Future.failedFuture(new Refused(response.statusCode()));
            default -> Future.failedFuture("the login service answered " + response.statusCode());
        });
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** It has heard the question and says no. */
    static final class Refused extends RuntimeException {
        Refused(int status) {
            super("the login service refused with " + status, null, false, false);
        }
    }
}
