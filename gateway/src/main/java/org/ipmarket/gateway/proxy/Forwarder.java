package org.ipmarket.gateway.proxy;

import io.vertx.core.net.HostAndPort;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.function.Consumer;
import org.ipmarket.gateway.GatewayConfig;
import org.ipmarket.gateway.exchange.Exchange;
import org.ipmarket.gateway.exchange.Refusals;
import org.ipmarket.gateway.route.Route;

/** Hands a request over and its answer back, both as they flow. */
@Singleton
public class Forwarder {
    /** An upgrade would pass every check below untouched. */
    private static final ProxyOptions NO_UPGRADES = new ProxyOptions().setSupportWebSocket(false);

    private final Upstreams upstreams;
    private final Refusals refusals;
    private final HostAndPort publicAuthority;
    private final long keepable;

    Forwarder(Upstreams upstreams, Refusals refusals, GatewayConfig config) {
        this.upstreams = upstreams;
        this.refusals = refusals;
        this.keepable = config.breaker().kept().asLongValue();
        URI publicUrl = URI.create(config.publicUrl());
        this.publicAuthority = HostAndPort.create(publicUrl.getHost(), publicUrl.getPort());
    }

    /** To a service: without cookies, which mean nothing to it. */
    public void toService(Exchange exchange, Route route) {
        forward(exchange, route, request -> request.headers().remove("Cookie"));
    }

    /** To a service for whoever it is: without anything that would name somebody. */
    public void toServiceAsNobody(Exchange exchange, Route route) {
        forward(exchange, route, request -> {
            request.headers().remove("Cookie").remove("X-CSRF-Token").remove("Authorization");
        });
    }

    /** To a service for a person whose session the door has opened. @param accessToken takes the place of the session */
    public void toService(Exchange exchange, Route route, String accessToken) {
        forward(exchange, route, request -> {
            request.headers().remove("Cookie").remove("X-CSRF-Token").set("Authorization", "Bearer " + accessToken);
        });
    }

    /** To the login service: with the cookies of its sessions, and the address under which it tells where it is found. */
    public void toIdentity(Exchange exchange, Route route) {
        forward(exchange, route, request -> {
            ForwardedHeaders.withoutOurCookies(request.headers());
            request.setAuthority(publicAuthority);
        });
    }

    private void forward(Exchange exchange, Route route, Consumer<ProxyRequest> preparation) {
        Passage passage = new Passage(exchange, route, preparation, upstreams, refusals, keepable);
        HttpProxy.reverseProxy(NO_UPGRADES, upstreams.client(route.lasting()))
                .origin(context -> passage.connect())
                .addInterceptor(passage)
                .handle(exchange.request());
    }
}
