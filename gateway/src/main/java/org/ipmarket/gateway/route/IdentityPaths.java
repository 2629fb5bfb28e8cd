package org.ipmarket.gateway.route;

import java.util.List;

/**
 * The part of the login service that is open to the world: one realm and its static files. Its administration, its other
 * realms, its own health and metrics are not, nor is the registration of clients.
 */
record IdentityPaths(List<String> open, List<String> closed) {

    /** @param prefix the relative path under which the login service answers, such as {@code /auth} */
    static IdentityPaths under(String prefix) {
        String base = prefix == null || prefix.equals("/") ? "" : prefix;
        return new IdentityPaths(
                List.of(base + "/realms/ipmarket/", base + "/resources/"),
                List.of(base + "/realms/ipmarket/clients-registrations"));
    }

    boolean reachable(String path) {
        return isUnder(open, path) && !isUnder(closed, path);
    }

    private static boolean isUnder(List<String> prefixes, String path) {
        for (String prefix : prefixes) {
            if (path.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
