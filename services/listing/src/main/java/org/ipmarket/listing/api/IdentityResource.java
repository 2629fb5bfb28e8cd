package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.required;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.listing.api.IdentityViews.AmountRequest;
import org.ipmarket.listing.api.IdentityViews.CheckRequest;
import org.ipmarket.listing.api.IdentityViews.CheckView;
import org.ipmarket.listing.api.IdentityViews.IdentityRequest;
import org.ipmarket.listing.api.IdentityViews.IdentityView;
import org.ipmarket.listing.api.IdentityViews.PaymentRequest;
import org.ipmarket.listing.api.IdentityViews.ResultRequest;
import org.ipmarket.listing.api.ParticipantViews.ReasonRequest;
import org.ipmarket.listing.people.AnswerChecks;
import org.ipmarket.listing.people.IdentityFiles;
import org.ipmarket.listing.people.IdentityFiles.Shown;
import org.ipmarket.listing.people.RealNameChecks;
import org.ipmarket.listing.store.CheckRow;
import org.ipmarket.messages.id.ParticipantId;

/** Who parties are in the papers, and whether that was checked. */
@Path("/api/v1/participants")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class IdentityResource {
    private final IdentityFiles identities;
    private final RealNameChecks checks;
    private final AnswerChecks answers;
    private final CurrentCaller caller;

    IdentityResource(IdentityFiles identities, RealNameChecks checks, AnswerChecks answers, CurrentCaller caller) {
        this.identities = identities;
        this.checks = checks;
        this.answers = answers;
        this.caller = caller;
    }

    @GET
    @Path("/{id}/identity")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = IdentityView.class)))
    public Response identity(@PathParam("id") ParticipantId id) {
        return answer(identities.get(caller.get(), id));
    }

    @PUT
    @Path("/{id}/identity")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = IdentityView.class)))
    public Response state(
            @PathParam("id") ParticipantId id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            IdentityRequest request) {
        return answer(identities.state(caller.get(), id, request::identity, ifMatch));
    }

    private static Response answer(Shown shown) {
        return Response.ok(IdentityView.of(shown))
                .header(HttpHeaders.ETAG, ETags.of(shown.version()))
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("/{id}/checks")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CheckView.class)))
    public Response request(@PathParam("id") ParticipantId id, CheckRequest request) {
        CheckRow row = checks.request(caller.get(), id, () -> required("kind", request.kind()));
        return Response.status(201).entity(view(row)).build();
    }

    /** Newest first. */
    @GET
    @Path("/{id}/checks")
    public Page<CheckView> list(@PathParam("id") ParticipantId id, @BeanParam PageRequest page) {
        Caller who = caller.get();
        List<CheckView> rows = checks.list(who, id, page.cursorId(), page.limit() + 1).stream()
                .map(this::view)
                .toList();
        return Page.of(rows, page.limit(), CheckView::id);
    }

    @POST
    @Path("/{id}/checks/{check}/result")
    public CheckView record(@PathParam("id") ParticipantId id, @PathParam("check") UUID check, ResultRequest request) {
        return view(answers.record(caller.get(), id, check, request::finding));
    }

    @POST
    @Path("/{id}/checks/{check}/confirmation")
    public CheckView confirm(@PathParam("id") ParticipantId id, @PathParam("check") UUID check) {
        return view(answers.confirm(caller.get(), id, check));
    }

    @POST
    @Path("/{id}/checks/{check}/refusal")
    public CheckView sendBack(
            @PathParam("id") ParticipantId id, @PathParam("check") UUID check, ReasonRequest request) {
        return view(answers.sendBack(caller.get(), id, check, () -> required("reason", request.reason())));
    }

    @POST
    @Path("/{id}/checks/{check}/payment")
    public CheckView pay(@PathParam("id") ParticipantId id, @PathParam("check") UUID check, PaymentRequest request) {
        return view(answers.pay(caller.get(), id, check, () -> required("reference", request.reference())));
    }

    @POST
    @Path("/{id}/checks/{check}/amount")
    public CheckView tellBack(
            @PathParam("id") ParticipantId id, @PathParam("check") UUID check, AmountRequest request) {
        return view(answers.tellBack(caller.get(), id, check, () -> required("amount", request.amount())));
    }

    private CheckView view(CheckRow row) {
        return CheckView.of(row, caller.get(), checks);
    }
}
