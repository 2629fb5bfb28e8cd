package org.ipmarket.valuation.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.valuation.desk.ValueBundle;

/** Indicative values of several assets together. */
@Path("/api/v1/valuations/bundles")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
class BundleResource {
    private final CurrentCaller currentCaller;
    private final ValueBundle valueBundle;

    BundleResource(CurrentCaller currentCaller, ValueBundle valueBundle) {
        this.currentCaller = currentCaller;
        this.valueBundle = valueBundle;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What several assets may be worth together, today; nothing is kept.",
            description =
                    "With a price, also how it is apportioned to them: in proportion to their values, adding up to it exactly.")
    public BundleView tryOut(BundleRequest request) {
        Caller caller = currentCaller.get();
        caller.requireAny(Role.TRADER, Role.REVIEWER, Role.APPRAISER);
        if (!Boolean.TRUE.equals(request.dry())) {
            throw Problems.unprocessable(
                    "only-dry",
                    "dry",
                    "A bundle's valuation is never kept; ask with dry: true.",
                    Map.of("accepted", List.of(true)));
        }
        return BundleView.of(valueBundle.run(
                caller.mode(),
                new ValueBundle.Question(request.assets(), request.correlationBasisPoints(), request.price())));
    }
}
