package org.ipmarket.gateway.door;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.ipmarket.gateway.exchange.AccessLog;
import org.ipmarket.gateway.exchange.Exchange;
import org.ipmarket.gateway.exchange.Problem;
import org.ipmarket.gateway.exchange.Problems;
import org.ipmarket.gateway.exchange.Refusals;
import org.ipmarket.gateway.limit.Allowance;
import org.ipmarket.gateway.limit.RateLimits;
import org.ipmarket.gateway.page.MarketPage;
import org.ipmarket.gateway.proxy.Forwarder;
import org.ipmarket.gateway.route.Route;
import org.ipmarket.gateway.route.RouteTable;
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
    private static final String HEALTH = "/q/health";

    private final RequestGuard guard;
    private final RouteTable routes;
    private final TokenCheck tokens;
    private final RateLimits rateLimits;
    private final Forwarder forwarder;
    private final MarketPage page;
    private final Refusals refusals;
    private final AccessLog accessLog;

    Door(
            RequestGuard guard,
            RouteTable routes,
            TokenCheck tokens,
            RateLimits rateLimits,
            Forwarder forwarder,
            MarketPage page,
            Refusals refusals,
            AccessLog accessLog) {
        this.guard = guard;
        this.routes = routes;
        this.tokens = tokens;
        this.rateLimits = rateLimits;
        this.forwarder = forwarder;
        this.page = page;
        this.refusals = refusals;
        this.accessLog = accessLog;
    }

    void open(@Observes Router router) {
        router.route().order(BEFORE_EVERYTHING).handler(this::enter);
    }

    private void enter(RoutingContext context) {
        String path = context.request().path();
        if (path != null && (path.equals(HEALTH) || path.startsWith(HEALTH + "/"))) {
            context.next();
            return;
        }
        Exchange exchange = Exchange.open(context);
        accessLog.follow(exchange);
        try {
            guard.fault(exchange)
                    .ifPresentOrElse(problem -> refusals.refuse(exchange, problem), () -> dispatch(exchange, path));
        } catch (RuntimeException failure) {
            fail(exchange, failure);
        }
    }

    private void dispatch(Exchange exchange, String path) {
        Optional<Route> service = routes.api(exchange.request().method().name(), path);
        long largestBody = service.map(Route::largestBody).orElse(routes.usualBody());
        Optional<Problem> tooLong = guard.length(exchange, largestBody);
        if (tooLong.isPresent()) {
            refusals.refuse(exchange, tooLong.get());
            return;
        }
        if (service.isPresent()) {
            toService(exchange, service.get());
            return;
        }
        Optional<Route> identity = routes.identity(path);
        if (identity.isPresent()) {
            if (admitAddress(exchange)) {
                exchange.resource(identity.get().resource());
                forwarder.toIdentity(exchange, identity.get());
            }
            return;
        }
        if (page.has(path)) {
            if (admitAddress(exchange)) {
                exchange.resource("page");
                page.answer(exchange);
            }
            return;
        }
        refusals.refuse(exchange, Problems.unknownResource(path));
    }

    private void toService(Exchange exchange, Route route) {
        exchange.resource(route.resource());
        tokens.check(exchange)
                .onSuccess(token -> {
                    if (admitCaller(exchange, token)) {
                        forwarder.toService(exchange, route);
                    }
                })
                .onFailure(failure -> {
                    if (failure instanceof TokenRefused refused) {
                        refusals.refuse(exchange, refused.problem());
                    } else {
                        fail(exchange, failure);
                    }
                });
    }

    private boolean admitCaller(Exchange exchange, VerifiedToken token) {
        exchange.caller(token.client(), token.subject());
        return admitted(exchange, rateLimits.caller(token.caller(), exchange.response()));
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
