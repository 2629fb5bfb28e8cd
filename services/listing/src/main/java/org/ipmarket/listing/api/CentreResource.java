package org.ipmarket.listing.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.listing.register.CentreRegister;
import org.ipmarket.messages.id.CentreCode;

/** Exchange centres. */
@Path("/api/v1/centres")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CentreResource {
    private final CentreRegister register;
    private final CurrentCaller caller;

    CentreResource(CentreRegister register, CurrentCaller caller) {
        this.register = register;
        this.caller = caller;
    }

    /** Sets up a centre, or changes its terms. */
    @PUT
    @Path("/{code}")
    @APIResponse(
            responseCode = "200",
            description = "Changed; 201 where it is new",
            content = @Content(schema = @Schema(implementation = CentreView.class)))
    public Response put(
            @PathParam("code") CentreCode code,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            CentreRequest request) {
        CentreRegister.Put put = register.put(caller.get(), code, request::terms, request::presence, ifMatch);
        return Response.status(put.created() ? 201 : 200)
                .entity(CentreView.of(put.centre()))
                .header(HttpHeaders.ETAG, ETags.of(put.centre().version))
                .build();
    }

    @GET
    public Page<CentreView> list(@BeanParam PageRequest page) {
        List<CentreView> rows = register.list(caller.get().mode(), page.cursor(), page.limit() + 1).stream()
                .map(CentreView::of)
                .toList();
        return Page.of(rows, page.limit(), CentreView::code);
    }

    @GET
    @Path("/{code}")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CentreView.class)))
    public Response get(@PathParam("code") CentreCode code) {
        CentreView view = CentreView.of(register.get(caller.get().mode(), code));
        return ETags.tagged(view, view.version());
    }
}
