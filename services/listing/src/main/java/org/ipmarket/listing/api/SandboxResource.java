package org.ipmarket.listing.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.api.SandboxViews.SandboxView;
import org.ipmarket.listing.people.KeepSandbox;
import org.ipmarket.messages.id.CentreCode;

/**
 * Where a live centre rehearses. Secrets are in one answer only and stored nowhere, so the answer to a key that is sent
 * again has none.
 */
@Path("/api/v1/centres/{code}/sandbox")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SandboxResource {
    private static final String KEY = "Idempotency-Key";
    private static final Pattern WELL_FORMED = Pattern.compile("[\\x21-\\x7e]{8,100}");

    private final KeepSandbox sandboxes;
    private final CurrentCaller caller;

    SandboxResource(KeepSandbox sandboxes, CurrentCaller caller) {
        this.sandboxes = sandboxes;
        this.caller = caller;
    }

    /** Opens it, finishes one that is unfinished, or opens a closed one anew. */
    @POST
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = SandboxView.class)))
    public Response open(@PathParam("code") CentreCode code, @HeaderParam(KEY) String key) {
        if (key == null || !WELL_FORMED.matcher(key).matches()) {
            throw Problems.badRequest("idempotency-key-missing", KEY, "Send " + KEY + ": 8 to 100 visible characters.");
        }
        return told(201, sandboxes.open(caller.get(), code, key));
    }

    @GET
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SandboxView.class)))
    public Response get(@PathParam("code") CentreCode code) {
        return told(200, sandboxes.get(caller.get(), code));
    }

    /** New passwords and secrets for all. */
    @POST
    @Path("/secrets")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SandboxView.class)))
    public Response renewSecrets(@PathParam("code") CentreCode code) {
        return told(200, sandboxes.renewSecrets(caller.get(), code));
    }

    /** Shuts out everybody who acts there; 204, also where it is closed already. */
    @DELETE
    public void close(@PathParam("code") CentreCode code) {
        sandboxes.close(caller.get(), code);
    }

    private static Response told(int status, KeepSandbox.Shown shown) {
        Response.ResponseBuilder answer =
                Response.status(status).entity(SandboxViews.of(shown)).header("Cache-Control", "no-store");
        return (shown.replayed() ? answer.header("Idempotency-Replayed", "true") : answer).build();
    }
}
