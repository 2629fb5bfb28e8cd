package org.ipmarket.settlement.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.clearing.PlanOffice;
import org.ipmarket.settlement.clearing.RecordTrade;
import org.ipmarket.settlement.clearing.RecordalDesk;
import org.ipmarket.settlement.clearing.RecordalFile;
import org.ipmarket.settlement.clearing.TradeAccess;
import org.ipmarket.settlement.recordal.Act;
import org.ipmarket.settlement.recordal.Matter;
import org.ipmarket.settlement.store.Claim;
import org.ipmarket.settlement.store.PayoutRepository;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeEntries;
import org.ipmarket.settlement.store.TradeRepository;

/** What completes a sale: the file of a trade, its cases at the offices, and the short form of the test market. */
@Path("/api/v1/trades/{id}/recordal")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RecordalResource {
    private final CurrentCaller currentCaller;
    private final RecordTrade recordTrade;
    private final RecordalDesk desk;
    private final RecordalFile file;
    private final PlanOffice planOffice;
    private final TradeRepository trades;
    private final PayoutRepository payouts;
    private final TradeEntries entries;
    private final MarketClock clock;

    RecordalResource(
            CurrentCaller currentCaller,
            RecordTrade recordTrade,
            RecordalDesk desk,
            RecordalFile file,
            PlanOffice planOffice,
            TradeRepository trades,
            PayoutRepository payouts,
            TradeEntries entries,
            MarketClock clock) {
        this.currentCaller = currentCaller;
        this.recordTrade = recordTrade;
        this.desk = desk;
        this.file = file;
        this.planOffice = planOffice;
        this.trades = trades;
        this.payouts = payouts;
        this.entries = entries;
        this.clock = clock;
    }

    /**
     * @param registration number of the office's notice, or of the contract
     * @param effectiveOn from when the change has effect
     * @param completes what it is that has happened; left out, what completes such a sale
     */
    public record RecordalRequest(
            @NotBlank @Size(max = 100) String registration,
            @NotNull LocalDate effectiveOn,
            Act completes) {}

    /** @param overLink or else handed in by hand, on a day, under the office's number */
    public record FilingRequest(
            @NotNull Boolean overLink,
            LocalDate on,
            @Size(max = 100) String number) {}

    /**
     * @param kind EFFECT: what completes the case was issued, or the contract is in effect
     * @param number of the office's letter, the contract, the gazette
     * @param on the day that it bears
     * @param until until when a correction has to be made
     * @param reasons the office's
     * @param asOf the day on which it was seen to be so
     * @param evidence the paper that shows it
     */
    public record ClaimRequest(
            @NotNull Claim.Kind kind,
            @NotBlank @Size(max = 100) String number,
            @NotNull LocalDate on,
            LocalDate until,
            @Size(max = 1000) String reasons,
            @NotNull LocalDate asOf,
            @NotNull UUID evidence) {}

    public record ReasonRequest(@NotBlank @Size(max = 1000) String reason) {}

    /** @param plan such as {@code 2:CORRECTION,3:NOTICE,5:GAZETTE}: days of the office, and what it then answers */
    public record PlanRequest(@NotBlank @Size(max = 200) String plan) {}

    /** What is missing, until when, by which rule. */
    @GET
    @Transactional
    public RecordalViews.FileView read(@PathParam("id") TradeId id) {
        Caller caller = currentCaller.get();
        return view(trades.findByIdOptional(id.value())
                .filter(trade -> TradeAccess.maySee(caller, trade))
                .orElseThrow(() -> Problems.notFound("trade", id)));
    }

    @POST
    @Transactional
    public TradeView enter(@PathParam("id") TradeId id, @NotNull @Valid RecordalRequest request) {
        Trade trade = recordTrade.enter(
                currentCaller.get(), id, request.registration().strip(), request.effectiveOn(), request.completes());
        return TradeView.of(trade, payouts.of(trade.id()), entries.of(trade.id()));
    }

    @POST
    @Path("check")
    @Transactional
    public TradeView check(@PathParam("id") TradeId id, EmptyRequest nothing) {
        Trade trade = recordTrade.check(currentCaller.get(), id);
        return TradeView.of(trade, payouts.of(trade.id()), entries.of(trade.id()));
    }

    @POST
    @Path("cases/{matter}")
    @Transactional
    public RecordalViews.FileView ask(
            @PathParam("id") TradeId id, @PathParam("matter") Matter matter, EmptyRequest nothing) {
        return view(desk.ask(currentCaller.get(), id, matter));
    }

    @POST
    @Path("cases/{matter}/filing")
    @Transactional
    public RecordalViews.FileView file(
            @PathParam("id") TradeId id, @PathParam("matter") Matter matter, @NotNull @Valid FilingRequest request) {
        return view(desk.file(
                currentCaller.get(),
                id,
                matter,
                new RecordalDesk.HandIn(request.overLink(), request.on(), request.number())));
    }

    @POST
    @Path("cases/{matter}/correction")
    @Transactional
    public RecordalViews.FileView correct(
            @PathParam("id") TradeId id, @PathParam("matter") Matter matter, EmptyRequest nothing) {
        return view(desk.correct(currentCaller.get(), id, matter));
    }

    @POST
    @Path("cases/{matter}/claim")
    @Transactional
    public RecordalViews.FileView claim(
            @PathParam("id") TradeId id, @PathParam("matter") Matter matter, @NotNull @Valid ClaimRequest request) {
        return view(desk.claim(
                currentCaller.get(),
                id,
                matter,
                new RecordalDesk.Said(
                        request.kind(),
                        request.number().strip(),
                        request.on(),
                        request.until(),
                        request.reasons(),
                        request.asOf(),
                        request.evidence())));
    }

    @POST
    @Path("cases/{matter}/claim/check")
    @Transactional
    public RecordalViews.FileView checkClaim(
            @PathParam("id") TradeId id, @PathParam("matter") Matter matter, EmptyRequest nothing) {
        return view(desk.check(currentCaller.get(), id, matter));
    }

    @POST
    @Path("cases/{matter}/claim/refusal")
    @Transactional
    public RecordalViews.FileView refuseClaim(
            @PathParam("id") TradeId id, @PathParam("matter") Matter matter, @NotNull @Valid ReasonRequest request) {
        return view(desk.refuse(currentCaller.get(), id, matter, request.reason()));
    }

    /** Begins anew what the office has refused. */
    @POST
    @Path("cases/{matter}/renewal")
    @Transactional
    public RecordalViews.FileView again(
            @PathParam("id") TradeId id, @PathParam("matter") Matter matter, @NotNull @Valid ReasonRequest request) {
        return view(desk.again(currentCaller.get(), id, matter, request.reason()));
    }

    @POST
    @Path("cases/{matter}/closing")
    @Transactional
    public RecordalViews.FileView close(
            @PathParam("id") TradeId id, @PathParam("matter") Matter matter, @NotNull @Valid ReasonRequest request) {
        return view(desk.close(currentCaller.get(), id, matter, request.reason()));
    }

    /** Lays down what the simulated office will answer; absent where the offices are not simulated. */
    @POST
    @Path("cases/{matter}/simulation")
    @Transactional
    public RecordalViews.FileView plan(
            @PathParam("id") TradeId id, @PathParam("matter") Matter matter, @NotNull @Valid PlanRequest request) {
        return view(planOffice.plan(currentCaller.get(), id, matter, request.plan()));
    }

    private RecordalViews.FileView view(Trade trade) {
        return RecordalViews.of(trade, file.whole(trade), clock.today());
    }
}
