package org.ipmarket.listing.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.listing.register.FamilyAndCitations;
import org.ipmarket.messages.id.AssetId;

/** Where the family of a patent was filed, and who cites it. */
@Path("/api/v1/assets/{id}/family-and-citations")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FamilyAndCitationsResource {
    private final FamilyAndCitations known;
    private final CurrentCaller caller;

    FamilyAndCitationsResource(FamilyAndCitations known, CurrentCaller caller) {
        this.known = known;
        this.caller = caller;
    }

    /** What is left out stays as it is. */
    public record FamilyAndCitationsRequest(
            BibliographyRequest.FamilyOffices familyOffices, BibliographyRequest.CitationsReceived citationsReceived) {}

    /** Whoever told what, and the rights of the register that cite it. */
    @GET
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = FamilyAndCitations.Known.class)))
    public Response get(@PathParam("id") AssetId id) {
        FamilyAndCitations.Known answer = known.get(caller.get().mode(), id);
        return ETags.tagged(answer, answer.version());
    }

    @PUT
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = FamilyAndCitations.Known.class)))
    public Response state(
            @PathParam("id") AssetId id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            FamilyAndCitationsRequest request) {
        FamilyAndCitations.Known answer = known.state(
                caller.get(),
                id,
                by -> new FamilyAndCitations.Stated(
                        request.familyOffices() == null
                                ? null
                                : request.familyOffices().told(by),
                        request.citationsReceived() == null
                                ? null
                                : request.citationsReceived().told(by)),
                ifMatch);
        return ETags.tagged(answer, answer.version());
    }
}
