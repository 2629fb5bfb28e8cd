package org.ipmarket.gateway.route;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The routes to services as they are at one time. They never change; others take their place. */
final class ServiceRoutes {
    private static final String API = "/api/v1/";
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final Map<String, RoutesConfig.Entry> entries;
    private final Map<String, Replicas> services;
    private final long usualBody;

    /**
     * @param usualBody bytes that a request may bring where its route says nothing else
     * @throws IllegalArgumentException in words for the operator where a route leads nowhere, or an address is none
     */
    ServiceRoutes(RoutesConfig routes, ServicesConfig config, long usualBody) {
        this.usualBody = usualBody;
        entries = Map.copyOf(routes.resources());
        services = config.services().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        service ->
                                Replicas.of(service.getKey(), service.getValue().url())));
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("there is no route at all");
        }
        entries.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .forEach(entry -> check(entry.getKey(), entry.getValue()));
    }

    int size() {
        return entries.size();
    }

    /** @return nothing where no service answers for the path */
    Optional<Route> find(RequestTraits request) {
        return resource(request.path()).flatMap(resource -> Optional.ofNullable(entries.get(resource))
                .map(entry -> route(resource, entry, request)));
    }

    /** @return who can answer for a service, for a read that is about nothing in particular */
    List<Origin> service(String name) {
        return services.get(name).inOrderFor(null);
    }

    boolean hasService(String name) {
        return services.containsKey(name);
    }

    private Route route(String resource, RoutesConfig.Entry entry, RequestTraits request) {
        String method = request.method();
        String path = request.path();
        boolean file = entry.largestBody().isPresent() && request.bringsFile() && WITH_BODY.contains(method);
        boolean upload = file && request.length() > usualBody;
        return new Route(
                resource,
                services.get(entry.service()).inOrderFor(subject(path)),
                new Route.Limits(
                        file ? entry.bodyTimeout() : entry.timeout(),
                        file ? entry.largestBody().get().asLongValue() : usualBody,
                        entry.atOnce()),
                READS.contains(method) || request.hasKey() && isKeyed(entry, method, path),
                upload || isStream(entry, method, path),
                isBid(entry, method, path),
                isOpen(entry, path));
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
        return READS.contains(method)
                && entry.stream().filter(segment -> endsIn(path, segment)).isPresent();
    }

    private static boolean isBid(RoutesConfig.Entry entry, String method, String path) {
        return "POST".equals(method)
                && entry.bids().filter(segment -> endsIn(path, segment)).isPresent();
    }

    /** Only with something behind the segment: by itself it proves nothing. */
    private static boolean isOpen(RoutesConfig.Entry entry, String path) {
        String segment = subject(path);
        return segment != null
                && !path.endsWith("/" + segment)
                && !path.endsWith("/" + segment + "/")
                && entry.open().filter(open -> open.contains(segment)).isPresent();
    }

    /** With a slash behind it or without: the services take both for the same. */
    private static boolean endsIn(String path, String segment) {
        return path.endsWith("/" + segment) || path.endsWith("/" + segment + "/");
    }

    private static boolean isKeyed(RoutesConfig.Entry entry, String method, String path) {
        return "POST".equals(method)
                && entry.keyed()
                        .filter(segments -> segments.contains(path.substring(path.lastIndexOf('/') + 1)))
                        .isPresent();
    }

    private void check(String resource, RoutesConfig.Entry entry) {
        if (!services.containsKey(entry.service())) {
            throw new IllegalArgumentException("ipmarket.routes." + resource + ".service names " + entry.service()
                    + ", but ipmarket.gateway.services." + entry.service() + ".url is not set");
        }
        if (!entry.timeout().isPositive() || !entry.bodyTimeout().isPositive() || entry.atOnce() < 1) {
            throw new IllegalArgumentException(
                    "ipmarket.routes." + resource + ": timeout, body-timeout and at-once must be more than nothing");
        }
    }
}
