package org.ipmarket.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ipmarket.gateway.GatewayConfig;
import org.ipmarket.gateway.exchange.Exchange;
import org.ipmarket.gateway.exchange.Problem;
import org.ipmarket.gateway.exchange.Problems;
import org.ipmarket.gateway.token.TokenRefused;

/**
 * The people who are logged in. Their sessions lie with their browsers, sealed, so that every replica knows them; an access token
 * about to expire is renewed on the way, once however many requests wait for it, since a refresh token can be used once.
 */
@Singleton
public class Sessions {
    /** As long a browser may go on to send the cookie that was renewed: requests that were under way. */
    private static final Duration RENEWAL_REMEMBERED = Duration.ofSeconds(60);

    private final LoginService loginService;
    private final GatewayConfig.Session settings;
    private final Seal seal;
    private final Cookies cookies;
    private final CsrfGuard csrf;
    private final Cache<String, Future<Session>> renewals;
    private final Cache<String, Boolean> ended;

    Sessions(LoginService loginService, GatewayConfig config) {
        this.loginService = loginService;
        settings = config.session();
        seal = new Seal(config.client().secret());
        cookies = new Cookies("https".equals(URI.create(config.publicUrl()).getScheme()));
        csrf = new CsrfGuard(seal, config.publicUrl());
        renewals = Caffeine.newBuilder()
                .maximumSize(config.limits().remembered())
                .expireAfterWrite(RENEWAL_REMEMBERED)
                .build();
        ended = Caffeine.newBuilder()
                .maximumSize(config.limits().remembered())
                .expireAfterWrite(settings.longest())
                .build();
    }

    /** Whether a request comes with the cookie of a session and no token of its own. */
    public boolean isBrought(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        return !request.headers().contains(HttpHeaders.AUTHORIZATION) && cookies.hasSession(request);
    }

    /**
     * The access token of the session that a request has brought, for a call that it means to make.
     *
     * @return fails with {@link TokenRefused}: 401 where the session has ended, 403 where another site may have made the request,
     *     503 where the session cannot be renewed now
     */
    public Future<String> accessToken(Exchange exchange) {
        return open(exchange).compose(session -> {
            HttpServerRequest request = exchange.request();
            Optional<String> fault = csrf.fault(
                    request.method().name(),
                    session.id(),
                    request.getHeader("Origin"),
                    request.getHeader("Sec-Fetch-Site"),
                    request.getHeader(CsrfGuard.HEADER));
            return fault.isPresent()
                    ? refused(Problems.crossSite(fault.get()))
                    : Future.succeededFuture(session.tokens().access());
        });
    }

    /** The name of who is logged in, empty where nobody is, or where it cannot be told now. Never fails. */
    public Future<String> username(Exchange exchange) {
        return cookies.hasSession(exchange.request())
                ? open(exchange).map(Session::username).otherwise("")
                : Future.succeededFuture("");
    }

    /** What our own scripts ask for. */
    Future<JsonObject> described(Exchange exchange) {
        if (!cookies.hasSession(exchange.request())) {
            return Future.succeededFuture(new JsonObject().put("authenticated", false));
        }
        return open(exchange).map(session -> new JsonObject()
                .put("authenticated", true)
                .put("username", session.username())
                .put("since", session.startedAt().toString())
                .put("csrf", csrf.word(session.id())));
    }

    /** A new session after a login; whatever the browser had before is gone. */
    void begin(Exchange exchange, String username, Instant expiresAt, Session.Tokens tokens) {
        keep(exchange, Session.begun(username, Instant.now(), expiresAt, tokens));
    }

    /**
     * Ends the session that a request has brought: here at once, at the login service as soon as it hears of it.
     *
     * @return its identity token; nothing where there was none
     */
    Optional<String> end(Exchange exchange) {
        Optional<Session> session = read(exchange.request());
        cookies.forgetSession(exchange.request(), exchange.response());
        session.ifPresent(known -> {
            ended.put(known.id(), true);
            loginService.end(latest(known).tokens().refresh());
        });
        return session.map(known -> known.tokens().identity());
    }

    void keepAttempt(Exchange exchange, LoginAttempt attempt) {
        cookies.keepAttempt(
                exchange.response(), seal.close(attempt.bytes(), LoginAttempt.class.getName()), settings.attempt());
    }

    /** The login that the browser has begun; it can be answered once. */
    Optional<LoginAttempt> takeAttempt(Exchange exchange) {
        Optional<LoginAttempt> attempt = cookies.attempt(exchange.request())
                .flatMap(kept -> seal.open(kept, LoginAttempt.class.getName()))
                .flatMap(LoginAttempt::of);
        cookies.forgetAttempt(exchange.response());
        return attempt;
    }

    private Future<Session> open(Exchange exchange) {
        Optional<Session> brought = read(exchange.request());
        Instant now = Instant.now();
        if (brought.isEmpty() || hasEnded(brought.get(), now)) {
            return over(exchange);
        }
        Session session = brought.get();
        return now.isBefore(session.expiresAt().minus(settings.renewBefore()))
                ? Future.succeededFuture(session)
                : renewed(exchange, session);
    }

    private boolean hasEnded(Session session, Instant now) {
        return ended.getIfPresent(session.id()) != null
                || now.isAfter(session.startedAt().plus(settings.longest()));
    }

    private Future<Session> renewed(Exchange exchange, Session session) {
        Context loop = Vertx.currentContext();
        Promise<Session> here = Promise.promise();
        renewal(session).onComplete(result -> loop.runOnContext(_ -> here.handle(result)));
        return here.future()
                .map(renewed -> keep(exchange, renewed))
                .recover(failure -> failure instanceof LoginService.Refused
                        ? over(exchange)
                        : refused(Problems.identityUnavailable()));
    }

    private Future<Session> renewal(Session session) {
        String key = session.tokens().refresh();
        Future<Session> renewal = renewals.get(
                key,
                _ -> loginService.renew(key).map(answer -> session.renewed(expiry(answer), tokens(answer, session))));
        return renewal.onFailure(failure -> {
            if (!(failure instanceof LoginService.Refused)) {
                renewals.invalidate(key);
            }
        });
    }

    /** What the session has become, where it has been renewed lately. */
    private Session latest(Session session) {
        Future<Session> renewal = renewals.getIfPresent(session.tokens().refresh());
        return renewal != null && renewal.succeeded() ? renewal.result() : session;
    }

    private Session keep(Exchange exchange, Session session) {
        String sealed = seal.close(session.bytes(), Session.class.getName());
        cookies.keepSession(exchange.request(), exchange.response(), sealed);
        return session;
    }

    private Optional<Session> read(HttpServerRequest request) {
        return cookies.session(request)
                .flatMap(kept -> seal.open(kept, Session.class.getName()))
                .flatMap(Session::of);
    }

    private <T> Future<T> over(Exchange exchange) {
        cookies.forgetSession(exchange.request(), exchange.response());
        return refused(Problems.sessionEnded());
    }

    private static <T> Future<T> refused(Problem problem) {
        return Future.failedFuture(new TokenRefused(problem));
    }

    static Instant expiry(JsonObject answer) {
        return Instant.now().plusSeconds(answer.getLong("expires_in", 0L));
    }

    private static Session.Tokens tokens(JsonObject answer, Session before) {
        return new Session.Tokens(
                answer.getString("access_token"),
                answer.getString("refresh_token"),
                answer.getString("id_token", before.tokens().identity()));
    }
}
