package org.ipmarket.settlement.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.idempotency.Idempotent;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.bank.SettlementAccount;
import org.ipmarket.settlement.clearing.AnnounceDeposit;
import org.ipmarket.settlement.clearing.Banks;
import org.ipmarket.settlement.clearing.TradeAccess;
import org.ipmarket.settlement.store.DepositList;
import org.ipmarket.settlement.store.DepositRepository;

/** Bid securities for several lots of one centre, paid by one payment. */
@Path("/api/v1/deposits/lists")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DepositListResource {
    private final CurrentCaller currentCaller;
    private final AnnounceDeposit announceDeposit;
    private final DepositRepository deposits;
    private final Banks banks;

    DepositListResource(
            CurrentCaller currentCaller, AnnounceDeposit announceDeposit, DepositRepository deposits, Banks banks) {
        this.currentCaller = currentCaller;
        this.announceDeposit = announceDeposit;
        this.deposits = deposits;
        this.banks = banks;
    }

    /** @param buyerCentre through which the buyer trades */
    public record AnnounceRequest(
            @NotNull @Size(min = 2, max = 50) Set<@NotNull LotId> lots,
            @NotNull CentreCode buyerCentre) {}

    /**
     * @param amount of all parts together
     * @param bankReference to be written on the one transfer; each part may be paid alone under its own, too
     */
    public record ListView(
            UUID id,
            Mode mode,
            ParticipantId participant,
            CentreCode centre,
            CentreCode buyerCentre,
            Money amount,
            String bankReference,
            SettlementAccount account,
            Instant announcedAt,
            List<DepositView> deposits) {}

    @POST
    @Idempotent
    @APIResponseSchema(value = ListView.class, responseCode = "201")
    public Response announce(@NotNull @Valid AnnounceRequest request) {
        DepositList list = announceDeposit.announce(currentCaller.get(), request.lots(), request.buyerCentre());
        return Response.status(Response.Status.CREATED).entity(view(list)).build();
    }

    @GET
    @Path("{id}")
    @Transactional
    public ListView read(@PathParam("id") UUID id) {
        Caller caller = currentCaller.get();
        return deposits.findList(id)
                .filter(list -> deposits.of(list).stream().allMatch(part -> TradeAccess.maySee(caller, part)))
                .map(this::view)
                .orElseThrow(() -> Problems.notFound("deposit-list", id));
    }

    private ListView view(DepositList list) {
        SettlementAccount account = banks.settlementAccount(list.mode());
        return new ListView(
                list.id(),
                list.mode(),
                list.participant(),
                list.centre(),
                list.buyerCentre(),
                list.amount(),
                list.bankReference(),
                account,
                list.announcedAt(),
                deposits.of(list).stream()
                        .map(part -> DepositView.of(part, account))
                        .toList());
    }
}
