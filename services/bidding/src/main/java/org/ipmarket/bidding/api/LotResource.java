package org.ipmarket.bidding.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.ipmarket.auction.rules.Phase;
import org.ipmarket.auction.sealing.LotKeys;
import org.ipmarket.auction.verifier.ProofExport;
import org.ipmarket.bidding.lot.LotQueries;
import org.ipmarket.bidding.lot.LotView;
import org.ipmarket.bidding.proof.ProofExporter;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;

/** Lots: what is sold now, and the proof of how it went. */
@Path("/api/v1/lots")
@Produces(MediaType.APPLICATION_JSON)
class LotResource {
    private final LotQueries lots;
    private final ProofExporter proofs;
    private final CurrentCaller caller;

    LotResource(LotQueries lots, ProofExporter proofs, CurrentCaller caller) {
        this.lots = lots;
        this.proofs = proofs;
        this.caller = caller;
    }

    @GET
    @RunOnVirtualThread
    public Page<LotView> list(
            @QueryParam("state") Phase state, @QueryParam("centre") CentreCode centre, @BeanParam PageRequest page) {
        return Page.of(
                lots.list(caller.get().mode(), state, centre, page.cursorId(), page.limit() + 1),
                page.limit(),
                LotView::id);
    }

    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    public LotView read(@PathParam("id") LotId id) {
        return visible(id);
    }

    @GET
    @Path("/{id}/proof")
    @RunOnVirtualThread
    @APIResponseSchema(value = ProofExport.class, responseCode = "200")
    public Response proof(@PathParam("id") LotId id) {
        visible(id);
        StreamingOutput body = out -> proofs.write(id, out);
        return Response.ok(body, "application/json").build();
    }

    /** To what offers are sealed on this lot. */
    @GET
    @Path("/{id}/keys")
    @RunOnVirtualThread
    public LotKeys keys(@PathParam("id") LotId id) {
        visible(id);
        return lots.keys(id).orElseThrow(() -> Problems.notFound("keys of lot", id));
    }

    private LotView visible(LotId id) {
        return lots.find(id, caller.get().mode()).orElseThrow(() -> Problems.notFound("lot", id));
    }
}
