package org.ipmarket.listing.api;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.ipmarket.chassis.problem.BodyLimit;
import org.ipmarket.listing.ListingConfig;

/** How large a request to each of listing's resources may be. */
@ApplicationScoped
class BodyLimits {
    private final ListingConfig config;

    BodyLimits(ListingConfig config) {
        this.config = config;
    }

    void limit(@Observes Router router) {
        BodyLimit.on(router, this::most);
    }

    private long most(String path) {
        if (path.startsWith("/api/v1/asset-imports")) {
            return config.imports().largest().asLongValue() + BodyLimit.ENVELOPE;
        }
        if (path.startsWith("/api/v1/evidence")) {
            return config.evidence().largest().asLongValue() + BodyLimit.ENVELOPE;
        }
        return config.largestBody().asLongValue();
    }
}
