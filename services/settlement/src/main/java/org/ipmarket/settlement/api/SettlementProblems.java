package org.ipmarket.settlement.api;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.settlement.state.IllegalTransition;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the rules refuse, as problems. */
class SettlementProblems {
    @ServerExceptionMapper
    Response illegalTransition(IllegalTransition refused) {
        return Problems.conflict(
                        refused.thing().replace(' ', '-') + "-state",
                        refused.getMessage(),
                        Map.of("state", refused.state()))
                .toResponse();
    }
}
