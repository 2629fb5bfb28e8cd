package org.ipmarket.gateway.route;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ipmarket.gateway.GatewayConfig;

/** All routes, fixed at start. A route to a service without an address is a fault of the configuration and stops the start. */
@ApplicationScoped
public class RouteTable {
    private static final String API = "/api/v1/";
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final Map<String, RoutesConfig.Entry> entries;
    private final Map<String, Origin> origins;
    private final IdentityPaths identityPaths;
    private final Route identity;
    private final long usualBody;

    RouteTable(RoutesConfig routes, GatewayConfig config) {
        usualBody = config.limits().body().asLongValue();
        entries = Map.copyOf(routes.resources());
        origins = config.services().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        service ->
                                Origin.of(service.getKey(), service.getValue().url())));
        entries.forEach((resource, entry) -> require(resource, entry.service()));
        identityPaths = IdentityPaths.under(config.identity().url().getPath());
        identity = new Route(
                "login",
                Origin.of("identity", config.identity().url()),
                config.identity().timeout(),
                usualBody,
                false);
    }

    /** @return nothing where no service answers for the path */
    public Optional<Route> api(String method, String path) {
        return resource(path).flatMap(resource -> Optional.ofNullable(entries.get(resource))
                .map(entry -> route(resource, entry, method, path)));
    }

    private Route route(String resource, RoutesConfig.Entry entry, String method, String path) {
        boolean upload = entry.largestBody().isPresent() && WITH_BODY.contains(method);
        return new Route(
                resource,
                origins.get(entry.service()),
                upload ? entry.bodyTimeout() : entry.timeout(),
                upload ? entry.largestBody().get().asLongValue() : usualBody,
                upload || isStream(entry, method, path));
    }

    /** Bytes that a request may bring where its route says nothing else. */
    public long usualBody() {
        return usualBody;
    }

    /** @return nothing where the path is not one of the login service's public ones */
    public Optional<Route> identity(String path) {
        return identityPaths.reachable(path) ? Optional.of(identity) : Optional.empty();
    }

    public Map<String, Origin> services() {
        return origins;
    }

    private static Optional<String> resource(String path) {
        if (!path.startsWith(API)) {
            return Optional.empty();
        }
        int end = path.indexOf('/', API.length());
        return Optional.of(end < 0 ? path.substring(API.length()) : path.substring(API.length(), end));
    }

    private static boolean isStream(RoutesConfig.Entry entry, String method, String path) {
        return "GET".equals(method)
                && entry.stream()
                        .filter(segment -> path.endsWith("/" + segment))
                        .isPresent();
    }

    private void require(String resource, String service) {
        if (!origins.containsKey(service)) {
            throw new IllegalStateException("ipmarket.routes." + resource + ".service names " + service
                    + ", but ipmarket.gateway.services." + service + ".url is not set");
        }
    }
}
