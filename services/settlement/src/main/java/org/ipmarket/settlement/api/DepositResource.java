package org.ipmarket.settlement.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.idempotency.Idempotent;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.settlement.clearing.AnnounceDeposit;
import org.ipmarket.settlement.clearing.Banks;
import org.ipmarket.settlement.clearing.RequestRelease;
import org.ipmarket.settlement.clearing.TradeAccess;
import org.ipmarket.settlement.store.Deposit;
import org.ipmarket.settlement.store.DepositRepository;

/** Bid securities: announce, read, ask back. */
@Path("/api/v1/deposits")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DepositResource {
    private final CurrentCaller currentCaller;
    private final AnnounceDeposit announceDeposit;
    private final RequestRelease requestRelease;
    private final DepositRepository deposits;
    private final Banks banks;

    DepositResource(
            CurrentCaller currentCaller,
            AnnounceDeposit announceDeposit,
            RequestRelease requestRelease,
            DepositRepository deposits,
            Banks banks) {
        this.currentCaller = currentCaller;
        this.announceDeposit = announceDeposit;
        this.requestRelease = requestRelease;
        this.deposits = deposits;
        this.banks = banks;
    }

    /** @param buyerCentre through which the buyer trades; it gets its part of the commission */
    public record AnnounceRequest(
            @NotNull LotId lot, @NotNull CentreCode buyerCentre) {}

    @POST
    @Idempotent
    @APIResponseSchema(value = DepositView.class, responseCode = "201")
    public Response announce(@NotNull @Valid AnnounceRequest request) {
        Deposit deposit = announceDeposit.announce(currentCaller.get(), request.lot(), request.buyerCentre());
        return Response.status(Response.Status.CREATED).entity(view(deposit)).build();
    }

    @GET
    @Transactional
    public Page<DepositView> list(@BeanParam PageRequest page) {
        Caller caller = currentCaller.get();
        int rows = page.limit() + 1;
        List<Deposit> found = caller.actsFor() != null
                ? deposits.pageOf(caller.actsFor(), caller.mode(), page.cursorId(), rows)
                : deposits.pageOf(TradeAccess.requireMoney(caller), caller.mode(), page.cursorId(), rows);
        return Page.of(found, page.limit(), Deposit::id).map(this::view);
    }

    @GET
    @Path("{id}")
    @Transactional
    public DepositView read(@PathParam("id") DepositId id) {
        Caller caller = currentCaller.get();
        return deposits.findByIdOptional(id.value())
                .filter(deposit -> TradeAccess.maySee(caller, deposit))
                .map(deposit -> DepositView.whole(deposit, banks.settlementAccount(deposit.mode())))
                .orElseThrow(() -> Problems.notFound("deposit", id));
    }

    @POST
    @Path("{id}/release-request")
    @APIResponseSchema(value = DepositView.class, responseCode = "202")
    public Response requestRelease(@PathParam("id") DepositId id) {
        Deposit deposit = requestRelease.request(currentCaller.get(), id);
        return Response.accepted(view(deposit)).build();
    }

    private DepositView view(Deposit deposit) {
        return DepositView.of(deposit, banks.settlementAccount(deposit.mode()));
    }
}
