package org.ipmarket.listing.api;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.listing.api.AssetViews.AssetAnswer;
import org.ipmarket.listing.api.AssetViews.Grant;
import org.ipmarket.listing.api.AssetViews.TitleLink;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.listing.register.AssetRegister;
import org.ipmarket.listing.register.AssetView;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.ParticipantId;

/** The register of rights. */
@Path("/api/v1/assets")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AssetResource {
    private final AssetRegister register;
    private final AssetView assets;
    private final CurrentCaller caller;

    AssetResource(AssetRegister register, AssetView assets, CurrentCaller caller) {
        this.register = register;
        this.assets = assets;
        this.caller = caller;
    }

    @POST
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = AssetAnswer.class)))
    public Response enter(AssetRequest request) {
        AssetRow row = register.enter(caller.get(), request::details);
        return Response.status(201)
                .entity(AssetAnswer.of(row, null))
                .header(HttpHeaders.ETAG, ETags.of(row.version))
                .build();
    }

    /** Newest first. */
    @GET
    public Page<AssetAnswer> search(
            @QueryParam("q") String q,
            @QueryParam("type") AssetType type,
            @QueryParam("owner") ParticipantId owner,
            @QueryParam("ipc") String ipc,
            @QueryParam("office") String office,
            @QueryParam("status") LegalStatus status,
            @BeanParam PageRequest page) {
        AssetView.Filter filter = new AssetView.Filter(q, type, owner, office, status, ipc);
        List<AssetAnswer> rows = assets.search(caller.get().mode(), filter, page.cursorId(), page.limit() + 1).stream()
                .map(AssetAnswer::of)
                .toList();
        return Page.of(rows, page.limit(), AssetAnswer::id);
    }

    @GET
    @Path("/{id}")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AssetAnswer.class)))
    public Response get(@PathParam("id") AssetId id) {
        AssetAnswer answer = AssetAnswer.of(assets.get(caller.get().mode(), id));
        return ETags.tagged(answer, answer.version());
    }

    /** What the office publishes; empty where nobody has stated any of it. */
    @GET
    @Path("/{id}/bibliography")
    public Bibliography bibliography(@PathParam("id") AssetId id) {
        return assets.bibliography(caller.get().mode(), id);
    }

    @PUT
    @Path("/{id}")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AssetAnswer.class)))
    public Response correct(
            @PathParam("id") AssetId id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, AssetRequest request) {
        AssetRow row = register.correct(caller.get(), id, request::details, ifMatch);
        return ETags.tagged(AssetAnswer.of(row, null), row.version);
    }

    @GET
    @Path("/{id}/title")
    public Page<TitleLink> title(@PathParam("id") AssetId id) {
        return Page.whole(assets.title(caller.get().mode(), id).stream()
                .map(TitleLink::of)
                .toList());
    }

    @GET
    @Path("/{id}/grants")
    public Page<Grant> grants(@PathParam("id") AssetId id) {
        return Page.whole(
                assets.grants(caller.get().mode(), id).stream().map(Grant::of).toList());
    }
}
