package org.ipmarket.bidding.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.ipmarket.bidding.lot.CancelLot;
import org.ipmarket.bidding.lot.FixReserve;
import org.ipmarket.bidding.lot.HaltLot;
import org.ipmarket.bidding.lot.LotView;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.messages.id.LotId;

/** What the lot's centre and its seller may do about a lot besides bidding: each act is an entry of its log. */
@Path("/api/v1/lots/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class StewardResource {
    private final CancelLot cancelLot;
    private final HaltLot haltLot;
    private final FixReserve fixReserve;
    private final CurrentCaller caller;

    StewardResource(CancelLot cancelLot, HaltLot haltLot, FixReserve fixReserve, CurrentCaller caller) {
        this.cancelLot = cancelLot;
        this.haltLot = haltLot;
        this.fixReserve = fixReserve;
        this.caller = caller;
    }

    @POST
    @Path("/cancellation")
    @RunOnVirtualThread
    public LotView cancel(@PathParam("id") LotId id, @NotNull @Valid CancellationRequest request) {
        return cancelLot.byManager(caller.get(), id, request.reason());
    }

    @POST
    @Path("/suspension")
    @RunOnVirtualThread
    public LotView suspend(@PathParam("id") LotId id, @NotNull @Valid HaltRequest request) {
        return haltLot.halt(caller.get(), id, request.ground(), request.reason());
    }

    @POST
    @Path("/resumption")
    @RunOnVirtualThread
    public LotView resume(@PathParam("id") LotId id, @NotNull @Valid ResumptionRequest request) {
        return haltLot.goOn(caller.get(), id, request.reason());
    }

    @PUT
    @Path("/reserve")
    @RunOnVirtualThread
    public ReserveView reserve(@PathParam("id") LotId id, @NotNull @Valid ReserveRequest request) {
        Caller seller = caller.get();
        return new ReserveView(
                id, fixReserve.fix(seller.mode(), seller.requireParticipantItself(Role.TRADER), id, request.amount()));
    }
}
