package org.ipmarket.gateway.route;

import java.net.URI;

/** Address of a server behind the door. */
public record Origin(String host, int port, boolean tls) {
    /** Looked for by each request, several times: the text keeps its own hash. */
    @Override
    public int hashCode() {
        return 31 * host.hashCode() + port;
    }

    /** @throws IllegalArgumentException if it is not an http or https address with a host and no path but a prefix */
    public static Origin of(String name, URI url) {
        boolean tls = "https".equals(url.getScheme());
        if (!tls && !"http".equals(url.getScheme()) || url.getHost() == null) {
            throw new IllegalArgumentException("The address of " + name + " must be http(s)://host:port, not " + url);
        }
        int port = url.getPort() > 0 ? url.getPort() : tls ? 443 : 80;
        return new Origin(url.getHost(), port, tls);
    }
}
