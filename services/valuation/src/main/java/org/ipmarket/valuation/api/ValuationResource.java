package org.ipmarket.valuation.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.ValuationId;
import org.ipmarket.valuation.comparable.MarketQuality;
import org.ipmarket.valuation.desk.TryOverrides;
import org.ipmarket.valuation.estimate.MethodInputs;
import org.ipmarket.valuation.estimate.Overrides;
import org.ipmarket.valuation.store.ValuationStore;

/** Indicative values: read them, or ask what other assumptions would make of them. */
@Path("/api/v1/valuations")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
class ValuationResource {
    /** An estimate stands as it was made. */
    private static final long NEVER_CHANGED = 0;

    private final CurrentCaller currentCaller;
    private final ValuationStore store;
    private final TryOverrides tryOverrides;
    private final MarketQuality marketQuality;

    ValuationResource(
            CurrentCaller currentCaller, ValuationStore store, TryOverrides tryOverrides, MarketQuality marketQuality) {
        this.currentCaller = currentCaller;
        this.store = store;
        this.tryOverrides = tryOverrides;
        this.marketQuality = marketQuality;
    }

    /** Those of one asset, the newest first. */
    @GET
    public Page<ValuationView> list(
            @Parameter(required = true) @QueryParam("asset") AssetId asset, @BeanParam PageRequest page) {
        Caller caller = currentCaller.get();
        if (asset == null) {
            throw Problems.badRequest("missing-parameter", "asset", "The asset is needed: ?asset=<its id>.");
        }
        List<ValuationView> rows = store.ofAsset(asset, caller.mode(), page.cursorId(), page.limit() + 1).stream()
                .map(ValuationView::of)
                .toList();
        return Page.of(rows, page.limit(), ValuationView::id);
    }

    /** How good the market model is, measured on lots that it had not seen. */
    @GET
    @Path("/quality")
    public MarketQuality.Answer quality() {
        return marketQuality.of(currentCaller.get().mode());
    }

    @GET
    @Path("/{id}")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ValuationView.class)))
    public Response read(@PathParam("id") ValuationId id) {
        return store.find(id, currentCaller.get().mode())
                .map(ValuationView::of)
                .map(view -> ETags.whole(view, NEVER_CHANGED))
                .orElseThrow(() -> Problems.notFound("valuation", id));
    }

    /** What the asset would be worth under other assumptions, today; nothing is kept. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What the asset would be worth under other assumptions, today; nothing is kept.",
            description =
                    "overrides replace the model's terms; methods give what single methods need and the register does not tell.")
    public ValuationView tryOut(TrialRequest request) {
        Caller caller = currentCaller.get();
        caller.requireAny(Role.TRADER, Role.REVIEWER, Role.APPRAISER);
        if (request.asset() == null) {
            throw Problems.unprocessable("field-missing", "asset", "The asset is needed.");
        }
        if (!Boolean.TRUE.equals(request.dry())) {
            throw Problems.unprocessable(
                    "only-dry",
                    "dry",
                    "A valuation is kept only when the register changes; ask with dry: true.",
                    Map.of("accepted", List.of(true)));
        }
        Overrides overrides = request.overrides() == null ? Overrides.NONE : request.overrides();
        MethodInputs methods = request.methods() == null ? MethodInputs.NONE : request.methods();
        return ValuationView.of(tryOverrides.run(request.asset(), caller.mode(), overrides, methods));
    }
}
