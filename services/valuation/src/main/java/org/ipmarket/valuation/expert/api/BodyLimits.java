package org.ipmarket.valuation.expert.api;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.ipmarket.chassis.problem.BodyLimit;
import org.ipmarket.valuation.expert.desk.OpinionConfig;

/** How large a request to each of valuation's resources may be. */
@ApplicationScoped
class BodyLimits {
    private static final long USUAL = 1024 * 1024;

    private final OpinionConfig config;

    BodyLimits(OpinionConfig config) {
        this.config = config;
    }

    void limit(@Observes Router router) {
        BodyLimit.on(router, this::most);
    }

    private long most(String asked) {
        // with a slash behind it or without: the resources take both for the same
        String path = asked.endsWith("/") ? asked.substring(0, asked.length() - 1) : asked;
        if (path.startsWith("/api/v1/appraisal-reports/") && path.endsWith("/content")) {
            return config.appraisalReports().largestFile().asLongValue() + BodyLimit.ENVELOPE;
        }
        if (path.startsWith("/api/v1/opinions/") && path.endsWith("/signatures/scan")) {
            return config.scans().largestFile().asLongValue() + BodyLimit.ENVELOPE;
        }
        return USUAL;
    }
}
