package org.ipmarket.openapi;

import jakarta.annotation.security.PermitAll;
import java.lang.reflect.Method;

/**
 * One method of a service that answers a call.
 *
 * @param path below {@code /api/v1}, such as {@code /lots/{id}/bids}
 * @param verb in capitals
 */
record Endpoint(String service, String path, String verb, Class<?> resource, Method method) {
    private static final String BASE = "/api/v1";

    /** Empty where the path is not of the public API. */
    static java.util.Optional<Endpoint> of(
            String service, String whole, String verb, Class<?> resource, Method method) {
        return whole.startsWith(BASE + "/")
                ? java.util.Optional.of(new Endpoint(service, whole.substring(BASE.length()), verb, resource, method))
                : java.util.Optional.empty();
    }

    /** Whether it needs no token: what stands in its path is the proof. */
    boolean isOpen() {
        return resource.isAnnotationPresent(PermitAll.class) || method.isAnnotationPresent(PermitAll.class);
    }

    /** What the call is about, and whose route it takes: the first segment. */
    String resourceName() {
        return path.split("/")[1];
    }
}
