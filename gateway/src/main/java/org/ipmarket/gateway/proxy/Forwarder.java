package org.ipmarket.gateway.proxy;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import jakarta.inject.Singleton;
import java.net.URI;
import org.ipmarket.gateway.GatewayConfig;
import org.ipmarket.gateway.exchange.Exchange;
import org.ipmarket.gateway.exchange.Refusals;
import org.ipmarket.gateway.route.Route;

/** Hands a request over and its answer back, both as they flow. */
@Singleton
public class Forwarder {
    private static final Destination SERVICE = Destination.without("Cookie");
    private static final Destination SERVICE_IN_OUR_WORDS =
            Destination.without("Cookie", "X-CSRF-Token", "Authorization");

    private final Upstreams upstreams;
    private final Refusals refusals;
    private final Destination identity;
    private final long keepable;

    Forwarder(Upstreams upstreams, Refusals refusals, GatewayConfig config) {
        this.upstreams = upstreams;
        this.refusals = refusals;
        this.keepable = config.breaker().kept().asLongValue();
        URI publicUrl = URI.create(config.publicUrl());
        HostAndPort publicAuthority = HostAndPort.create(publicUrl.getHost(), publicUrl.getPort());
        this.identity = Destination.without().prepared(request -> {
            ForwardedHeaders.withoutOurCookies(request.headers());
            request.authority(publicAuthority);
        });
    }

    /** To a service: without cookies, which mean nothing to it. */
    public void toService(Exchange exchange, Route route) {
        forward(exchange, route, SERVICE);
    }

    /** To a service for whoever it is: without anything that would name somebody. */
    public void toServiceAsNobody(Exchange exchange, Route route) {
        forward(exchange, route, SERVICE_IN_OUR_WORDS);
    }

    /** To a service for a person whose session the door has opened. @param accessToken takes the place of the session */
    public void toService(Exchange exchange, Route route, String accessToken) {
        forward(
                exchange,
                route,
                SERVICE_IN_OUR_WORDS.prepared(
                        request -> request.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + accessToken)));
    }

    /** To the login service: with the cookies of its sessions, and the address under which it tells where it is found. */
    public void toIdentity(Exchange exchange, Route route) {
        forward(exchange, route, identity);
    }

    private void forward(Exchange exchange, Route route, Destination destination) {
        new Passage(exchange, route, destination, upstreams, refusals, keepable).begin();
    }
}
