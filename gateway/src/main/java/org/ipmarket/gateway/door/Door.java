package org.ipmarket.gateway.door;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.ipmarket.gateway.GatewayConfig;
import org.ipmarket.gateway.connection.Connections;
import org.ipmarket.gateway.exchange.AccessLog;
import org.ipmarket.gateway.exchange.Exchange;
import org.ipmarket.gateway.exchange.Peer;
import org.ipmarket.gateway.exchange.Problem;
import org.ipmarket.gateway.exchange.Problems;
import org.ipmarket.gateway.exchange.Refusals;
import org.ipmarket.gateway.limit.Allowance;
import org.ipmarket.gateway.limit.Crowd;
import org.ipmarket.gateway.limit.RateLimits;
import org.ipmarket.gateway.page.MarketPage;
import org.ipmarket.gateway.proxy.Forwarder;
import org.ipmarket.gateway.route.RequestTraits;
import org.ipmarket.gateway.route.Route;
import org.ipmarket.gateway.route.RouteTable;
import org.ipmarket.gateway.route.RoutesWatch;
import org.ipmarket.gateway.session.LoginPages;
import org.ipmarket.gateway.session.Sessions;
import org.ipmarket.gateway.token.TokenCheck;
import org.ipmarket.gateway.token.TokenRefused;
import org.ipmarket.gateway.token.VerifiedToken;
import org.jboss.logging.Logger;

/**
 * Takes every request before anything else sees it and decides where it goes: to a service, to the login service, to the
 * page, or nowhere. Only the gateway's own health passes untouched.
 */
@ApplicationScoped
class Door {
    private static final Logger LOG = Logger.getLogger(Door.class);
    private static final int BEFORE_EVERYTHING = -10_000;
    private static final int UNAUTHORIZED = 401;
    private static final CharSequence IDEMPOTENCY_KEY = HttpHeaders.createOptimized("Idempotency-Key");
    private static final String HEALTH = "/q/health";

    private final RequestGuard guard;
    private final RouteTable routes;
    private final RoutesWatch routesWatch;
    private final TokenCheck tokens;
    private final RateLimits rateLimits;
    private final Crowd crowd;
    private final Connections connections;
    private final UnderWay underWay;
    private final Forwarder forwarder;
    private final Sessions sessions;
    private final LoginPages loginPages;
    private final MarketPage page;
    private final Refusals refusals;
    private final AccessLog accessLog;
    private final boolean https;
    private Router framework;

    Door(
            RequestGuard guard,
            RouteTable routes,
            RoutesWatch routesWatch,
            TokenCheck tokens,
            RateLimits rateLimits,
            Crowd crowd,
            Connections connections,
            UnderWay underWay,
            Forwarder forwarder,
            Sessions sessions,
            LoginPages loginPages,
            MarketPage page,
            Refusals refusals,
            AccessLog accessLog,
            GatewayConfig config) {
        this.guard = guard;
        this.routes = routes;
        this.routesWatch = routesWatch;
        this.tokens = tokens;
        this.rateLimits = rateLimits;
        this.crowd = crowd;
        this.connections = connections;
        this.underWay = underWay;
        this.forwarder = forwarder;
        this.sessions = sessions;
        this.loginPages = loginPages;
        this.page = page;
        this.refusals = refusals;
        this.accessLog = accessLog;
        this.https = "https".equals(URI.create(config.publicUrl()).getScheme());
    }

    void open(@Observes Router router) {
        routesWatch.start();
        this.framework = router;
        router.route().order(BEFORE_EVERYTHING).handler(this::first);
    }

    /**
     * The first request on a connection comes through the framework; those after it come straight to the door, since what is done
     * in between is for requests that the framework answers. What it answers, the health, comes here again.
     */
    private void first(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (isHealth(request.path())) {
            health(context);
            return;
        }
        // the framework holds each still; the door only those that have a body
        request.resume();
        Peer peer = Peer.of(request, https);
        ((HttpServerConnection) request.connection()).handler(next -> enter(next, peer));
        enter(request, peer);
    }

    private static boolean isHealth(String path) {
        return path != null
                && path.startsWith(HEALTH)
                && (path.length() == HEALTH.length() || path.charAt(HEALTH.length()) == '/');
    }

    private void health(RoutingContext context) {
        Connections.Asked asked = connections.began(context.request(), System.nanoTime());
        underWay.began();
        context.addEndHandler(_ -> leave(asked));
        context.next();
    }

    private void enter(HttpServerRequest request, Peer peer) {
        long now = System.nanoTime();
        Connections.Asked asked = connections.began(request, now);
        if (asked != null && asked.isDistrusted()) {
            request.connection().close();
            return;
        }
        String path = request.path();
        if (isHealth(path)) {
            framework.handle(request);
            return;
        }
        boolean closing = underWay.began();
        Exchange exchange = Exchange.open(request, peer, now);
        exchange.afterwards(() -> leave(asked));
        accessLog.follow(exchange);
        if (closing) {
            exchange.closeAfterAnswer();
        }
        FieldGuard fields = FieldGuard.of(request.headers(), tokens.lastOn(request.connection()));
        if (!fields.isPlain()) {
            refuseForGood(exchange, asked, "A header has a character that it may not have (RFC 9110).");
            return;
        }
        if (!guard.isFramedPlainly(request)) {
            refuseForGood(exchange, asked, "The body must come with Content-Length or chunked, not both.");
            return;
        }
        try {
            guard.fault(exchange, fields)
                    .ifPresentOrElse(
                            problem -> refusals.refuse(exchange, problem), () -> dispatch(exchange, path, asked));
        } catch (RuntimeException failure) {
            fail(exchange, failure);
        }
    }

    private void leave(Connections.Asked asked) {
        underWay.ended();
        if (asked != null) {
            asked.answered();
        }
    }

    private void dispatch(Exchange exchange, String path, Connections.Asked asked) {
        Optional<Route> service = routes.api(traits(exchange, path));
        long largestBody = service.map(Route::largestBody).orElse(routes.usualBody());
        Optional<Problem> tooLong = guard.length(exchange, largestBody);
        if (tooLong.isPresent()) {
            refusals.refuse(exchange, tooLong.get());
            return;
        }
        if (asked != null && exchange.bringsFile() && largestBody > routes.usualBody()) {
            asked.takesLong();
        }
        if (service.isPresent()) {
            toService(exchange, service.get());
            return;
        }
        Optional<Route> identity = routes.identity(path);
        if (identity.isPresent()) {
            exchange.resource(identity.get().resource());
            if (admitAddress(exchange) && admitToRoute(exchange, identity.get())) {
                forwarder.toIdentity(exchange, identity.get());
            }
            return;
        }
        if (page.has(path)) {
            if (admitAddress(exchange)) {
                exchange.resource("page");
                page.answer(exchange, () -> sessions.username(exchange));
            }
            return;
        }
        if (loginPages.has(path)) {
            if (admitAddress(exchange)) {
                exchange.resource("login");
                loginPages.answer(exchange);
            }
            return;
        }
        refusals.refuse(exchange, Problems.unknownResource(path));
    }

    private static RequestTraits traits(Exchange exchange, String path) {
        long length = exchange.declaredLength();
        return new RequestTraits(
                exchange.request().method().name(),
                path,
                exchange.request().headers().contains(IDEMPOTENCY_KEY),
                exchange.bringsFile(),
                length >= 0 ? length : exchange.hasBody() ? RequestTraits.UNTOLD : 0);
    }

    /** With the connection: where the next request on it begins cannot be told. */
    private void refuseForGood(Exchange exchange, Connections.Asked asked, String why) {
        if (asked != null) {
            asked.distrust();
        }
        exchange.closeAfterAnswer();
        refusals.refuse(exchange, Problems.badRequest(why));
    }

    private void toService(Exchange exchange, Route route) {
        exchange.resource(route.resource());
        if (route.lasting() && exchange.request().method() == HttpMethod.HEAD) {
            // a head of what never ends would leave a connection behind that nobody can use
            refusals.refuse(exchange, Problems.notAllowed("HEAD", List.of("GET")));
            return;
        }
        if (route.open()) {
            if (admitAddress(exchange) && admitToRoute(exchange, route)) {
                forwarder.toServiceAsNobody(exchange, route);
            }
            return;
        }
        if (sessions.isBrought(exchange)) {
            bySession(exchange, route);
            return;
        }
        tokens.check(exchange)
                .onSuccess(token -> {
                    if (admitCaller(exchange, route, token)) {
                        forwarder.toService(exchange, route);
                    }
                })
                .onFailure(failure -> refuse(exchange, failure));
    }

    private void bySession(Exchange exchange, Route route) {
        sessions.accessToken(exchange)
                .onSuccess(access -> tokens.check(exchange, access)
                        .onSuccess(token -> {
                            if (admitCaller(exchange, route, token)) {
                                forwarder.toService(exchange, route, access);
                            }
                        })
                        .onFailure(failure -> refuse(exchange, failure)))
                .onFailure(failure -> {
                    if (admitAddress(exchange)) {
                        refuse(exchange, failure);
                    }
                });
    }

    private void refuse(Exchange exchange, Throwable failure) {
        if (!(failure instanceof TokenRefused refused)) {
            fail(exchange, failure);
        } else if (refused.problem().status() != UNAUTHORIZED || !loginPages.sendToLogin(exchange)) {
            refusals.refuse(exchange, refused.problem());
        }
    }

    private boolean admitCaller(Exchange exchange, Route route, VerifiedToken token) {
        exchange.caller(token.client(), token.subject());
        String caller = token.caller();
        return admitted(exchange, rateLimits.caller(caller, exchange.response()))
                && (!route.bid() || admitBid(exchange, caller))
                && admitToRoute(exchange, route);
    }

    private boolean admitBid(Exchange exchange, String caller) {
        return admitted(exchange, rateLimits.bidder(caller, exchange.response()))
                && admitted(exchange, rateLimits.biddingAddress(exchange.address(), exchange.response()));
    }

    /** Streams are not counted: they have connections of their own, which are bounded. */
    private boolean admitToRoute(Exchange exchange, Route route) {
        if (route.lasting()) {
            return true;
        }
        boolean entered = crowd.enter(route.resource(), route.limits().atOnce());
        if (entered) {
            exchange.afterwards(() -> crowd.leave(route.resource()));
        } else {
            refusals.refuse(exchange, Problems.tooBusy(route.resource()));
        }
        return entered;
    }

    private boolean admitAddress(Exchange exchange) {
        return admitted(exchange, rateLimits.address(exchange.address(), exchange.response()));
    }

    private boolean admitted(Exchange exchange, Allowance allowance) {
        if (!allowance.granted()) {
            Problem problem = Problems.tooManyRequests(allowance.retrySeconds());
            refusals.refuse(exchange, problem);
        }
        return allowance.granted();
    }

    private void fail(Exchange exchange, Throwable failure) {
        LOG.errorf(failure, "request %s failed", exchange.trace().correlation());
        refusals.refuse(exchange, Problems.fault());
    }
}
