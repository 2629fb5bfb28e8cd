package org.ipmarket.listing.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.ipmarket.listing.api.StationViews.Policy;
import org.ipmarket.listing.api.StationViews.Station;
import org.ipmarket.listing.api.StationViews.StationAsset;
import org.ipmarket.listing.api.StationViews.StationRequest;
import org.ipmarket.listing.register.StationRegister;
import org.ipmarket.listing.register.StationShows;
import org.ipmarket.listing.store.StationRow;
import org.ipmarket.messages.id.AssetId;

/** The three-tier data network: its stations, and the assets that show at them. */
@Path("/api/v1/stations")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class StationResource {
    private final StationRegister register;
    private final StationShows shows;
    private final CurrentCaller caller;

    StationResource(StationRegister register, StationShows shows, CurrentCaller caller) {
        this.register = register;
        this.shows = shows;
        this.caller = caller;
    }

    /** Ordered by code. */
    @GET
    public Page<Station> list(@QueryParam("parent") String parent, @BeanParam PageRequest page) {
        List<Station> rows = register.list(caller.get().mode(), parent, page.cursor(), page.limit() + 1).stream()
                .map(Station::of)
                .toList();
        return Page.of(rows, page.limit(), Station::code);
    }

    @GET
    @Path("/{code}")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Station.class)))
    public Response get(@PathParam("code") String code) {
        Station station = Station.of(register.get(caller.get().mode(), code));
        return ETags.tagged(station, station.version());
    }

    /** Sets a station up, changes or moves it. */
    @PUT
    @Path("/{code}")
    @APIResponse(
            responseCode = "200",
            description = "Changed; 201 where it is new",
            content = @Content(schema = @Schema(implementation = Station.class)))
    public Response put(
            @PathParam("code") String code, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, StationRequest request) {
        StationRegister.Put put = register.put(caller.get(), code, ifMatch, request::terms);
        return Response.status(put.created() ? 201 : 200)
                .entity(Station.of(put.station()))
                .header(HttpHeaders.ETAG, ETags.of(put.station().version))
                .build();
    }

    @DELETE
    @Path("/{code}")
    public void close(@PathParam("code") String code, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        register.close(caller.get(), code, ifMatch);
    }

    @GET
    @Path("/{code}/policy")
    public Policy policy(@PathParam("code") String code) {
        return Policy.of(shows.policy(caller.get().mode(), code));
    }

    /** Says what the station lets through to those above it. */
    @PUT
    @Path("/{code}/policy")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Station.class)))
    public Response decide(
            @PathParam("code") String code, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, Policy request) {
        StationRow row = shows.decide(caller.get(), code, ifMatch, request::policy);
        return ETags.tagged(Station.of(row), row.version);
    }

    /** What shows at the station: its own, and what those under it let through. Newest first. */
    @GET
    @Path("/{code}/assets")
    public Page<StationAsset> assets(@PathParam("code") String code, @BeanParam PageRequest page) {
        List<StationAsset> rows = shows.shown(caller.get().mode(), code, page.cursorId(), page.limit() + 1).stream()
                .map(StationAsset::of)
                .toList();
        return Page.of(rows, page.limit(), StationAsset::id);
    }

    /** Registers an asset at the outlet; 201 where it was not there yet, else 204. */
    @PUT
    @Path("/{code}/assets/{id}")
    @APIResponse(responseCode = "201")
    @APIResponse(responseCode = "204")
    public Response register(@PathParam("code") String code, @PathParam("id") AssetId id) {
        return Response.status(shows.register(caller.get(), code, id) ? 201 : 204)
                .build();
    }

    @DELETE
    @Path("/{code}/assets/{id}")
    public void remove(@PathParam("code") String code, @PathParam("id") AssetId id) {
        shows.remove(caller.get(), code, id);
    }
}
