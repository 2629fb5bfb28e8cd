package org.ipmarket.gateway.route;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ipmarket.gateway.GatewayConfig;

/** All routes, fixed at start. A route to a service without an address is a fault of the configuration and stops the start. */
@Singleton
public class RouteTable {
    private static final String API = "/api/v1/";
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final Map<String, RoutesConfig.Entry> entries;
    private final Map<String, Replicas> services;
    private final IdentityPaths identityPaths;
    private final Route identity;
    private final long usualBody;

    RouteTable(RoutesConfig routes, GatewayConfig config) {
        usualBody = config.limits().body().asLongValue();
        entries = Map.copyOf(routes.resources());
        services = config.services().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        service ->
                                Replicas.of(service.getKey(), service.getValue().url())));
        entries.forEach((resource, entry) -> require(resource, entry.service()));
        identityPaths = IdentityPaths.under(config.identity().url().getPath());
        identity = new Route(
                "login",
                List.of(Origin.of("identity", config.identity().url())),
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
                services.get(entry.service()).inOrderFor(subject(path)),
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

    /** @return who can answer for a service, for a read that is about nothing in particular */
    public List<Origin> service(String name) {
        return services.get(name).inOrderFor(null);
    }

    private static Optional<String> resource(String path) {
        if (!path.startsWith(API)) {
            return Optional.empty();
        }
        int end = path.indexOf('/', API.length());
        return Optional.of(end < 0 ? path.substring(API.length()) : path.substring(API.length(), end));
    }

    /** The segment behind the resource: which lot, which trade. Null where the path ends before. */
    private static String subject(String path) {
        int resource = path.indexOf('/', API.length());
        if (resource < 0 || resource + 1 == path.length()) {
            return null;
        }
        int end = path.indexOf('/', resource + 1);
        return end < 0 ? path.substring(resource + 1) : path.substring(resource + 1, end);
    }

    private static boolean isStream(RoutesConfig.Entry entry, String method, String path) {
        return "GET".equals(method)
                && entry.stream()
                        .filter(segment -> path.endsWith("/" + segment))
                        .isPresent();
    }

    private void require(String resource, String service) {
        if (!services.containsKey(service)) {
            throw new IllegalStateException("ipmarket.routes." + resource + ".service names " + service
                    + ", but ipmarket.gateway.services." + service + ".url is not set");
        }
    }
}
