package org.ipmarket.chassis.problem;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Holds what one resource of the tests is sent to less than the server takes. */
@ApplicationScoped
class SmallBodies {
    static final String PATH = "/api/v1/waiting/wrong";
    static final long MOST = 64 * 1024;

    void limit(@Observes Router router) {
        BodyLimit.on(router, path -> path.equals(PATH) ? MOST : Long.MAX_VALUE);
    }
}
