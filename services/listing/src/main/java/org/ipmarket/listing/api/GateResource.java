package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.required;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.listing.api.ConsentViews.ConsentRequest;
import org.ipmarket.listing.api.ConsentViews.ConsentsAnswer;
import org.ipmarket.listing.api.GateViews.GatesAnswer;
import org.ipmarket.listing.desk.ConsentDesk;
import org.ipmarket.listing.desk.GateBoard;
import org.ipmarket.listing.desk.OfferConsents;
import org.ipmarket.messages.id.OfferId;

/** Why a listing may or may not go ahead, and who has consented to it. */
@Path("/api/v1/listings/{id}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class GateResource {
    private final GateBoard gates;
    private final OfferConsents consents;
    private final CurrentCaller caller;

    GateResource(GateBoard gates, OfferConsents consents, CurrentCaller caller) {
        this.gates = gates;
        this.consents = consents;
        this.caller = caller;
    }

    /** Every gate, passed or not, as of now. */
    @GET
    @Path("/gates")
    public GatesAnswer gates(@PathParam("id") OfferId id) {
        return GatesAnswer.of(gates.report(caller.get(), id));
    }

    @GET
    @Path("/consents")
    public ConsentsAnswer consents(@PathParam("id") OfferId id) {
        return ConsentsAnswer.of(consents.get(caller.get(), id));
    }

    /** By the co-owner's or pledgee's own approver; the paper of a pledgee outside the market by the centre's staff. */
    @POST
    @Path("/consents")
    public ConsentsAnswer say(@PathParam("id") OfferId id, ConsentRequest request) {
        return ConsentsAnswer.of(consents.say(
                caller.get(),
                id,
                () -> new ConsentDesk.Said(
                        required("word", request.word()),
                        required("termsHash", request.termsHash()),
                        request.as(),
                        request.encumbrance(),
                        request.reasons(),
                        request.document())));
    }
}
