package org.ipmarket.gateway.route;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Where the services are, by the names that the routes call them: {@code ipmarket.gateway.services.<name>}. */
@ConfigMapping(prefix = "ipmarket.gateway.services")
public interface ServicesConfig {
    @WithParentName
    Map<String, Service> services();

    interface Service {
        /** Scheme, host and port of each replica, separated by commas; no path. */
        List<URI> url();
    }
}
