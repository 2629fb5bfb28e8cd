package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.required;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.api.LegalViews.Encumbrance;
import org.ipmarket.listing.api.LegalViews.Event;
import org.ipmarket.listing.api.LegalViews.EventRequest;
import org.ipmarket.listing.api.LegalViews.Proposal;
import org.ipmarket.listing.api.LegalViews.RejectionRequest;
import org.ipmarket.listing.api.LegalViews.TitleRequest;
import org.ipmarket.listing.desk.ProposalDesk;
import org.ipmarket.listing.desk.ProposalDesk.Subject;
import org.ipmarket.listing.register.AssetView;
import org.ipmarket.messages.id.AssetId;

/** What happened to a right at its office or a court, and who really owned it: entered by one, checked by another. */
@Path("/api/v1/assets/{id}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LegalResource {
    private final ProposalDesk proposals;
    private final AssetView assets;
    private final CurrentCaller caller;

    LegalResource(ProposalDesk proposals, AssetView assets, CurrentCaller caller) {
        this.proposals = proposals;
        this.assets = assets;
        this.caller = caller;
    }

    /** It takes effect when another person has checked it. */
    @POST
    @Path("/legal-events")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Proposal.class)))
    public Response propose(@PathParam("id") AssetId id, EventRequest request) {
        return created(Proposal.of(proposals.propose(caller.get(), id, request::event)));
    }

    /** Those that have taken effect, last entered first. */
    @GET
    @Path("/legal-events")
    public Page<Event> events(@PathParam("id") AssetId id, @BeanParam PageRequest page) {
        List<Event> rows = assets.events(caller.get().mode(), id, sequence(page.cursor()), page.limit() + 1).stream()
                .map(Event::of)
                .toList();
        return Page.of(rows, page.limit(), Event::sequence);
    }

    @GET
    @Path("/legal-events/proposals")
    public Page<Proposal> eventProposals(@PathParam("id") AssetId id, @BeanParam PageRequest page) {
        return page(id, Subject.LEGAL_EVENT, page);
    }

    @POST
    @Path("/legal-events/proposals/{proposal}/check")
    public Proposal check(@PathParam("id") AssetId id, @PathParam("proposal") UUID proposal) {
        return Proposal.of(proposals.confirm(caller.get(), id, proposal, Subject.LEGAL_EVENT));
    }

    @POST
    @Path("/legal-events/proposals/{proposal}/rejection")
    public Proposal reject(
            @PathParam("id") AssetId id, @PathParam("proposal") UUID proposal, RejectionRequest request) {
        return Proposal.of(proposals.refuse(
                caller.get(), id, proposal, Subject.LEGAL_EVENT, required("reasons", request.reasons())));
    }

    /** All there were, by the day on which they began. */
    @GET
    @Path("/encumbrances")
    public Page<Encumbrance> encumbrances(@PathParam("id") AssetId id) {
        return Page.whole(assets.encumbrances(caller.get().mode(), id).stream()
                .map(Encumbrance::of)
                .toList());
    }

    /** The link that was wrong stays, marked; the correction stands when another person has confirmed it. */
    @POST
    @Path("/title-corrections")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Proposal.class)))
    public Response correct(@PathParam("id") AssetId id, TitleRequest request) {
        return created(Proposal.of(proposals.propose(caller.get(), id, request::title)));
    }

    @GET
    @Path("/title-corrections")
    public Page<Proposal> corrections(@PathParam("id") AssetId id, @BeanParam PageRequest page) {
        return page(id, Subject.TITLE, page);
    }

    @POST
    @Path("/title-corrections/{proposal}/check")
    public Proposal checkCorrection(@PathParam("id") AssetId id, @PathParam("proposal") UUID proposal) {
        return Proposal.of(proposals.confirm(caller.get(), id, proposal, Subject.TITLE));
    }

    @POST
    @Path("/title-corrections/{proposal}/rejection")
    public Proposal rejectCorrection(
            @PathParam("id") AssetId id, @PathParam("proposal") UUID proposal, RejectionRequest request) {
        return Proposal.of(
                proposals.refuse(caller.get(), id, proposal, Subject.TITLE, required("reasons", request.reasons())));
    }

    private Page<Proposal> page(AssetId id, Subject subject, PageRequest page) {
        List<Proposal> rows = proposals.page(caller.get(), id, subject, page.cursorId(), page.limit() + 1).stream()
                .map(Proposal::of)
                .toList();
        return Page.of(rows, page.limit(), Proposal::id);
    }

    private static Response created(Proposal proposal) {
        return Response.status(201).entity(proposal).build();
    }

    private static Integer sequence(String cursor) {
        try {
            return cursor == null ? null : Integer.valueOf(cursor);
        } catch (NumberFormatException e) {
            throw Problems.badRequest("malformed-cursor", "cursor", "cursor is not one that a list has given.");
        }
    }
}
