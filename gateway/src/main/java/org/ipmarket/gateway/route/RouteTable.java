package org.ipmarket.gateway.route;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.ipmarket.gateway.GatewayConfig;

/**
 * All routes. Those to services may be exchanged while requests run: each request keeps the route that it was given. At the start a
 * route to a service without an address is a fault of the configuration and stops the start.
 */
@Singleton
public class RouteTable {
    private final IdentityPaths identityPaths;
    private final Route identity;
    private final long usualBody;
    private volatile ServiceRoutes services;

    RouteTable(RoutesConfig routes, ServicesConfig addresses, GatewayConfig config) {
        usualBody = config.limits().body().asLongValue();
        services = new ServiceRoutes(routes, addresses, usualBody);
        identityPaths = IdentityPaths.under(config.identity().url().getPath());
        identity = new Route(
                "login",
                List.of(Origin.of("identity", config.identity().url())),
                new Route.Limits(
                        config.identity().timeout(),
                        usualBody,
                        config.identity().atOnce()),
                false,
                false,
                false,
                true);
    }

    /** @return nothing where no service answers for the path */
    public Optional<Route> api(RequestTraits request) {
        return services.find(request);
    }

    /** Bytes that a request may bring where its route says nothing else. */
    public long usualBody() {
        return usualBody;
    }

    /** @return nothing where the path is not one of the login service's public ones */
    public Optional<Route> identity(String path) {
        return identityPaths.reachable(path) ? Optional.of(identity) : Optional.empty();
    }

    /** @return who can answer for a service, for a read that is about nothing in particular */
    public List<Origin> service(String name) {
        return services.service(name);
    }

    /**
     * Puts others in the place of the routes to services.
     *
     * @return how many there are now
     * @throws IllegalArgumentException in words for the operator where they cannot be used; then nothing has changed
     */
    int replace(RoutesConfig routes, ServicesConfig addresses) {
        ServiceRoutes next = new ServiceRoutes(routes, addresses, usualBody);
        for (String needed : List.of("listing", "bidding", "valuation", "settlement")) {
            if (services.hasService(needed) && !next.hasService(needed)) {
                throw new IllegalArgumentException(
                        "ipmarket.gateway.services." + needed + ".url is not set, but the page reads it");
            }
        }
        services = next;
        return next.size();
    }
}
