package org.ipmarket.valuation.expert.api;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.valuation.expert.IllegalDeed;
import org.ipmarket.valuation.expert.IllegalSignatureDeed;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the rules refuse, as problems. */
class OpinionProblems {
    @ServerExceptionMapper
    Response illegalDeed(IllegalDeed refused) {
        return Problems.conflict(
                        "opinion-state",
                        refused.getMessage(),
                        Map.of(
                                "state",
                                refused.state().name(),
                                "accepted",
                                refused.state().next().keySet()))
                .toResponse();
    }

    @ServerExceptionMapper
    Response illegalSignatureDeed(IllegalSignatureDeed refused) {
        return Problems.conflict(
                        "signature-state",
                        refused.getMessage(),
                        Map.of(
                                "state",
                                refused.state().name(),
                                "accepted",
                                refused.state().next().keySet()))
                .toResponse();
    }
}
