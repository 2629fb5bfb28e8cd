package org.ipmarket.gateway.session;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ipmarket.gateway.GatewayConfig;
import org.ipmarket.gateway.exchange.Exchange;
import org.ipmarket.gateway.exchange.Problem;
import org.ipmarket.gateway.exchange.Problems;
import org.ipmarket.gateway.exchange.Refusals;
import org.ipmarket.gateway.token.TokenCheck;
import org.ipmarket.gateway.token.TokenRefused;
import org.jboss.logging.Logger;

/**
 * How people come in and go: the authorization code flow with PKCE (RFC 6749, 7636; OpenID Connect Core) and the logout that the
 * market asks for (OpenID Connect RP-Initiated Logout).
 */
@Singleton
public class LoginPages {
    private static final Logger LOG = Logger.getLogger(LoginPages.class);
    private static final String CLIENT = "gateway";
    private static final String LOGIN = "/login";
    private static final String CALLBACK = "/login/callback";
    private static final String LOGOUT = "/logout";
    private static final String SESSION = "/session";
    private static final Set<String> PATHS = Set.of(LOGIN, CALLBACK, LOGOUT, SESSION);
    private static final int FOUND = 302;

    private final Sessions sessions;
    private final LoginService loginService;
    private final TokenCheck tokens;
    private final Refusals refusals;
    private final GatewayConfig config;

    LoginPages(
            Sessions sessions, LoginService loginService, TokenCheck tokens, Refusals refusals, GatewayConfig config) {
        this.sessions = sessions;
        this.loginService = loginService;
        this.tokens = tokens;
        this.refusals = refusals;
        this.config = config;
    }

    public boolean has(String path) {
        return PATHS.contains(path);
    }

    /** Answers a path that it {@linkplain #has has}. */
    public void answer(Exchange exchange) {
        String method = exchange.request().method().name();
        if (!method.equals("GET")) {
            refusals.refuse(exchange, Problems.notAllowed(method, List.of("GET")));
            return;
        }
        exchange.request().resume();
        switch (exchange.request().path()) {
            case LOGIN -> login(exchange);
            case CALLBACK -> comeBack(exchange);
            case LOGOUT -> logout(exchange);
            default -> session(exchange);
        }
    }

    /**
     * Sends a person who followed a link to where the login begins, to come back to the link after it.
     *
     * @return false where it is not a person who asks but a script, which wants a problem document
     */
    public boolean sendToLogin(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        if (!isNavigation(request) || !ReturnAddress.isOurs(request.uri())) {
            return false;
        }
        request.resume();
        redirect(exchange, LOGIN + "?return=" + LoginService.encoded(request.uri()));
        return true;
    }

    /** A browser's address line or a link, as browsers say themselves; else as its wish for a page says. */
    private static boolean isNavigation(HttpServerRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        String accepted = request.getHeader("Accept");
        return request.method().name().equals("GET")
                && !request.headers().contains("X-Requested-With")
                && (mode == null || mode.equals("navigate"))
                && accepted != null
                && accepted.contains("text/html");
    }

    private void login(Exchange exchange) {
        String returnTo =
                Optional.ofNullable(exchange.request().getParam("return")).orElse("/");
        if (!ReturnAddress.isOurs(returnTo)) {
            refusals.refuse(exchange, Problems.badRequest("return must be a path of this market."));
            return;
        }
        LoginAttempt attempt = LoginAttempt.begun(returnTo, Instant.now());
        sessions.keepAttempt(exchange, attempt);
        redirect(
                exchange,
                endpoint("auth") + "?response_type=code&scope=openid&client_id=" + CLIENT
                        + "&redirect_uri=" + LoginService.encoded(callbackAddress())
                        + "&state=" + attempt.state() + "&nonce=" + attempt.nonce()
                        + "&code_challenge=" + attempt.challenge() + "&code_challenge_method=S256");
    }

    private void comeBack(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        Optional<LoginAttempt> attempt = sessions.takeAttempt(exchange)
                .filter(begun -> begun.isAnsweredBy(
                        request.getParam("state"),
                        Instant.now(),
                        config.session().attempt()));
        if (attempt.isEmpty()) {
            refusals.refuse(exchange, Problems.loginNotBegun());
            return;
        }
        String code = request.getParam("code");
        String issuer = request.getParam("iss");
        if (code == null || issuer != null && !issuer.equals(config.identity().issuer())) {
            refusals.refuse(exchange, Problems.loginFailed());
            return;
        }
        loginService
                .redeem(code, attempt.get().verifier(), callbackAddress())
                .compose(answer -> begin(exchange, attempt.get(), answer))
                .onSuccess(_ -> redirect(exchange, attempt.get().returnTo()))
                .onFailure(failure -> refusals.refuse(exchange, problem(exchange, failure)));
    }

    private Future<Void> begin(Exchange exchange, LoginAttempt attempt, JsonObject answer) {
        Optional<IdentityToken> identity = IdentityToken.of(
                answer.getString("id_token", ""), config.identity().issuer(), CLIENT, attempt.nonce());
        if (identity.isEmpty()) {
            return Future.failedFuture(new TokenRefused(Problems.loginFailed()));
        }
        String access = answer.getString("access_token", "");
        return tokens.check(exchange, access).compose(token -> {
            if (!token.subject().equals(identity.get().subject())) {
                return Future.failedFuture(new TokenRefused(Problems.loginFailed()));
            }
            exchange.caller(token.client(), token.subject());
            sessions.begin(
                    exchange,
                    identity.get().username(),
                    Sessions.expiry(answer),
                    new Session.Tokens(access, answer.getString("refresh_token"), answer.getString("id_token")));
            return Future.succeededFuture();
        });
    }

    private static Problem problem(Exchange exchange, Throwable failure) {
        return switch (failure) {
            case TokenRefused refused -> refused.problem();
            case LoginService.Refused _ -> Problems.loginFailed();
            default -> {
                LOG.warnf("login %s failed: %s", exchange.trace().correlation(), failure);
                yield Problems.identityUnavailable();
            }
        };
    }

    private void logout(Exchange exchange) {
        if (CsrfGuard.isForeign(exchange.request().getHeader("Sec-Fetch-Site"))) {
            refusals.refuse(exchange, Problems.crossSite("It comes from another site."));
            return;
        }
        Optional<String> identity = sessions.end(exchange);
        redirect(
                exchange,
                identity.map(token -> endpoint("logout") + "?client_id=" + CLIENT + "&id_token_hint=" + token
                                + "&post_logout_redirect_uri=" + LoginService.encoded(config.publicUrl() + "/"))
                        .orElse("/"));
    }

    private void session(Exchange exchange) {
        sessions.described(exchange)
                .onSuccess(session -> {
                    HttpServerResponse response = exchange.response();
                    response.putHeader("Content-Type", "application/json").end(session.toBuffer());
                })
                .onFailure(failure -> refusals.refuse(exchange, problem(exchange, failure)));
    }

    private static void redirect(Exchange exchange, String address) {
        exchange.response().setStatusCode(FOUND).putHeader("Location", address).end();
    }

    private String endpoint(String name) {
        return config.identity().issuer() + "/protocol/openid-connect/" + name;
    }

    private String callbackAddress() {
        return config.publicUrl() + CALLBACK;
    }
}
