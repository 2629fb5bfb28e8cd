package org.ipmarket.settlement.api;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.ipmarket.chassis.problem.BodyLimit;
import org.ipmarket.settlement.SettlementConfig;

/** How large a request to each of settlement's resources may be. */
@ApplicationScoped
class BodyLimits {
    private static final long USUAL = 1024 * 1024;
    /** A bank's report on a file of as many orders as one may have. */
    private static final long REPORT = 16 * USUAL;

    private static final String TRADES = "/api/v1/trades/";

    private final SettlementConfig config;

    BodyLimits(SettlementConfig config) {
        this.config = config;
    }

    void limit(@Observes Router router) {
        BodyLimit.on(router, this::most);
    }

    private long most(String path) {
        if (path.startsWith(TRADES) && path.endsWith("/recordal/evidence")) {
            return config.recordal().largestFile().asLongValue() + BodyLimit.ENVELOPE;
        }
        if (path.startsWith(TRADES) && path.endsWith("/scan")) {
            return PaperResource.LARGEST + BodyLimit.ENVELOPE;
        }
        if (path.startsWith("/api/v1/bank/statements")) {
            return config.bank().largestFile().asLongValue() + BodyLimit.ENVELOPE;
        }
        if (path.equals("/api/v1/bank/status-reports")) {
            return REPORT;
        }
        return USUAL;
    }
}
