package org.ipmarket.notification.notice.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.notification.notice.channel.Channels;
import org.ipmarket.notification.notice.desk.KeepPreferences;
import org.ipmarket.notification.notice.rule.Language;

/** How the caller wants to be told. */
@Path("/api/v1/notices/preferences")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PreferencesResource {
    private final CurrentCaller caller;
    private final KeepPreferences preferences;
    private final Channels channels;

    PreferencesResource(CurrentCaller caller, KeepPreferences preferences, Channels channels) {
        this.caller = caller;
        this.preferences = preferences;
        this.channels = channels;
    }

    @GET
    @Operation(
            summary =
                    "How the caller wants to be told; while it has said nothing, how it is told by default (ETag v0).")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PreferencesView.class)))
    public Response get(@Context HttpHeaders headers) {
        return tagged(preferences.get(caller.get(), Language.accepted(headers.getAcceptableLanguages())));
    }

    @PUT
    @Operation(
            summary =
                    "Changes it as a whole. A new mail address is sent a link; until it is followed, nothing else goes there.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PreferencesView.class)))
    public Response put(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @Valid PreferencesRequest request) {
        return tagged(preferences.put(caller.get(), request.wish(), version -> ETags.requireMatch(ifMatch, version)));
    }

    private Response tagged(KeepPreferences.Kept kept) {
        return ETags.tagged(PreferencesView.of(kept, channels), kept.version());
    }
}
