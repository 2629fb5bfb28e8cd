package org.ipmarket.gateway.page;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.TokensHelper;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.gateway.GatewayConfig;
import org.ipmarket.gateway.proxy.Upstreams;
import org.ipmarket.gateway.route.RouteTable;

/** Reads the services with the gateway's own account, which is of test mode and has no role. */
@ApplicationScoped
class MarketReader {
    private final Upstreams upstreams;
    private final RouteTable routes;
    private final OidcClient account;
    private final TokensHelper tokens = new TokensHelper();
    private final long patienceMillis;

    MarketReader(Upstreams upstreams, RouteTable routes, OidcClient account, GatewayConfig config) {
        this.upstreams = upstreams;
        this.routes = routes;
        this.account = account;
        this.patienceMillis = config.board().patience().toMillis();
    }

    /** Fails where the login service does not answer, or does not know the gateway. */
    Future<String> token() {
        return Future.fromCompletionStage(tokens.getTokens(account).subscribeAsCompletionStage())
                .map(Tokens::getAccessToken);
    }

    /** @return fails unless the answer is 200 and JSON */
    Future<JsonObject> read(Part part, String path, String token) {
        return answer(part, path, token).map(JsonObject::new);
    }

    /** Fails where the part is not alive. */
    Future<Void> pulse(Part part) {
        return answer(part, "/q/health/live", null).mapEmpty();
    }

    private Future<Buffer> answer(Part part, String path, String token) {
        return upstreams
                .read(routes.service(part.service()), path, patienceMillis)
                .compose(request -> send(request, token));
    }

    private static Future<Buffer> send(HttpClientRequest request, String token) {
        if (token != null) {
            request.putHeader("Authorization", "Bearer " + token);
        }
        return request.send().compose(MarketReader::body);
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        return response.statusCode() == 200
                ? response.body()
                : response.body().compose(ignored -> Future.failedFuture("status " + response.statusCode()));
    }
}
