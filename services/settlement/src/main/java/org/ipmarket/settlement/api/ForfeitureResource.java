package org.ipmarket.settlement.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.clearing.ClaimCosts;
import org.ipmarket.settlement.clearing.DistributeForfeitures;
import org.ipmarket.settlement.clearing.TradeAccess;
import org.ipmarket.settlement.deposit.Forfeiture;
import org.ipmarket.settlement.store.ForfeitedDeposit;
import org.ipmarket.settlement.store.ForfeitureRepository;

/** Deposits that are not refunded: what waits in suspense and why, and where the rest went. */
@Path("/api/v1/deposits/forfeited")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ForfeitureResource {
    private final CurrentCaller currentCaller;
    private final ForfeitureRepository forfeitures;
    private final ClaimCosts claimCosts;
    private final DistributeForfeitures distribute;

    ForfeitureResource(
            CurrentCaller currentCaller,
            ForfeitureRepository forfeitures,
            ClaimCosts claimCosts,
            DistributeForfeitures distribute) {
        this.currentCaller = currentCaller;
        this.forfeitures = forfeitures;
        this.claimCosts = claimCosts;
        this.distribute = distribute;
    }

    /** @param offeredNoMore that no relisting will follow, so that the whole price is the shortfall */
    public record ClaimRequest(
            @NotNull Money costs,
            @NotBlank @Size(max = 2000) String ground,
            Boolean offeredNoMore) {}

    /** @param checkedBy null until a second person has */
    public record ClaimView(Money costs, String ground, boolean offeredNoMore, String enteredBy, String checkedBy) {}

    /**
     * @param waitsFor why it is in suspense; null where it is not
     * @param resale the trade that showed the shortfall
     * @param distribution null while it waits
     */
    public record ForfeitureView(
            DepositId deposit,
            Mode mode,
            LotId lot,
            TradeId trade,
            CentreCode centre,
            Money amount,
            ForfeitedDeposit.State state,
            String waitsFor,
            ClaimView claim,
            TradeId resale,
            String outcome,
            Forfeiture.Distribution distribution,
            String rule,
            Instant forfeitedAt,
            Instant distributedAt) {}

    @GET
    @Transactional
    public Page<ForfeitureView> list(@QueryParam("state") ForfeitedDeposit.State state, @BeanParam PageRequest page) {
        Caller caller = currentCaller.get();
        CentreCode centre =
                caller.has(Role.MARKET_ADMIN) || caller.has(Role.REGULATOR) ? null : TradeAccess.requireMoney(caller);
        return Page.of(
                        forfeitures.pageOf(centre, caller.mode(), state, page.cursorId(), page.limit() + 1),
                        page.limit(),
                        ForfeitedDeposit::deposit)
                .map(this::view);
    }

    @GET
    @Path("{id}")
    @Transactional
    public ForfeitureView read(@PathParam("id") DepositId id) {
        Caller caller = currentCaller.get();
        return forfeitures
                .findByIdOptional(id.value())
                .filter(forfeited -> forfeited.mode() == caller.mode() && maySee(caller, forfeited))
                .map(this::view)
                .orElseThrow(() -> Problems.notFound("forfeited deposit", id));
    }

    @POST
    @Path("{id}/claim")
    @Transactional
    public ForfeitureView claim(@PathParam("id") DepositId id, @NotNull @Valid ClaimRequest request) {
        return view(claimCosts.claim(
                currentCaller.get(),
                id,
                request.costs(),
                request.ground(),
                Boolean.TRUE.equals(request.offeredNoMore())));
    }

    @POST
    @Path("{id}/claim/check")
    @Transactional
    public ForfeitureView check(@PathParam("id") DepositId id) {
        return view(claimCosts.check(currentCaller.get(), id));
    }

    private static boolean maySee(Caller caller, ForfeitedDeposit forfeited) {
        return caller.has(Role.MARKET_ADMIN)
                || caller.has(Role.REGULATOR)
                || forfeited.centre().equals(TradeAccess.requireMoney(caller));
    }

    private ForfeitureView view(ForfeitedDeposit forfeited) {
        return new ForfeitureView(
                forfeited.deposit(),
                forfeited.mode(),
                forfeited.lot(),
                forfeited.trade(),
                forfeited.centre(),
                forfeited.amount(),
                forfeited.state(),
                forfeited.state() == ForfeitedDeposit.State.WAITING ? distribute.waitsFor(forfeited) : null,
                forfeited.costs() == null
                        ? null
                        : new ClaimView(
                                forfeited.costs(),
                                forfeited.ground(),
                                forfeited.givenUp(),
                                forfeited.enteredBy(),
                                forfeited.checkedBy()),
                forfeited.resale(),
                forfeited.outcome(),
                forfeited.parts(),
                Forfeiture.SOURCE,
                forfeited.forfeitedAt(),
                forfeited.distributedAt());
    }
}
