package org.ipmarket.settlement.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.idempotency.Idempotent;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Term;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.bank.BankAccount;
import org.ipmarket.settlement.clearing.AskAnnuity;
import org.ipmarket.settlement.clearing.FileTrade;
import org.ipmarket.settlement.clearing.FreezeTrade;
import org.ipmarket.settlement.clearing.PlanInstalments;
import org.ipmarket.settlement.clearing.SignTrade;
import org.ipmarket.settlement.clearing.TradeEntryDesk;
import org.ipmarket.settlement.clearing.UnwindTrade;
import org.ipmarket.settlement.store.PayoutRepository;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeEntries;
import org.ipmarket.settlement.store.TradeEntry;
import org.ipmarket.settlement.store.Word;

/** What may happen to a trade between its opening and its end, beside signatures and the record of title. */
@Path("/api/v1/trades/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TradeCourseResource {
    private final CurrentCaller currentCaller;
    private final SignTrade signTrade;
    private final PlanInstalments planInstalments;
    private final FileTrade fileTrade;
    private final FreezeTrade freezeTrade;
    private final UnwindTrade unwindTrade;
    private final TradeEntryDesk entryDesk;
    private final AskAnnuity askAnnuity;
    private final PayoutRepository payouts;
    private final TradeEntries entries;

    TradeCourseResource(
            CurrentCaller currentCaller,
            SignTrade signTrade,
            PlanInstalments planInstalments,
            FileTrade fileTrade,
            FreezeTrade freezeTrade,
            UnwindTrade unwindTrade,
            TradeEntryDesk entryDesk,
            AskAnnuity askAnnuity,
            PayoutRepository payouts,
            TradeEntries entries) {
        this.currentCaller = currentCaller;
        this.signTrade = signTrade;
        this.planInstalments = planInstalments;
        this.fileTrade = fileTrade;
        this.freezeTrade = freezeTrade;
        this.unwindTrade = unwindTrade;
        this.entryDesk = entryDesk;
        this.askAnnuity = askAnnuity;
        this.payouts = payouts;
        this.entries = entries;
    }

    /** @param documentHash of the contract, as both have it before them */
    public record ContractSignatureRequest(
            @NotBlank @Size(max = 64) String documentHash) {}

    /** @param amount of price and buyer's commission; all together are these, to the minor unit */
    public record InstalmentRequest(
            @NotNull Money amount, @NotNull Term within) {}

    public record PlanRequest(@NotEmpty @Size(max = 100) List<@NotNull @Valid InstalmentRequest> instalments) {}

    /** @param receipt the office's, with its number */
    public record FilingRequest(@NotBlank @Size(max = 200) String receipt) {}

    /** Why. */
    public record ReasonRequest(@NotBlank @Size(max = 500) String reason) {}

    /** @param until absent for what the rules say */
    public record CureRequest(@NotBlank @Size(max = 500) String reason, Instant until) {}

    public record AccountRequest(
            @NotBlank @Size(max = 200) String holder,
            @NotBlank @Size(max = 64) String number) {}

    /**
     * @param document name and number of the paper that shows it
     * @param outcome of a decision about an export
     * @param amount of a payment outside, or for a pledgee
     * @param instalment from 1, of a payment outside
     * @param account of a pledgee
     */
    public record EntryRequest(
            @NotNull TradeEntry.Kind kind,
            @NotBlank @Size(max = 200) String document,
            TradeEntry.Outcome outcome,
            Money amount,
            Integer instalment,
            @Valid AccountRequest account) {}

    public record AnnuityAnswerRequest(@NotNull Word.Payer mayPay) {}

    @POST
    @Path("contract-signatures")
    @Idempotent
    @APIResponseSchema(value = TradeView.class, responseCode = "200")
    public Response signContract(@PathParam("id") TradeId id, @NotNull @Valid ContractSignatureRequest request) {
        return Response.ok(view(signTrade.signContract(
                        currentCaller.get(), id, request.documentHash().strip())))
                .build();
    }

    @PUT
    @Path("instalments")
    @Transactional
    public TradeView plan(@PathParam("id") TradeId id, @NotNull @Valid PlanRequest request) {
        return view(planInstalments.plan(
                currentCaller.get(),
                id,
                request.instalments().stream()
                        .map(part -> new PlanInstalments.Part(part.amount(), part.within()))
                        .toList()));
    }

    @POST
    @Path("filing")
    @Transactional
    public TradeView file(@PathParam("id") TradeId id, @NotNull @Valid FilingRequest request) {
        return view(fileTrade.file(currentCaller.get(), id, request.receipt().strip()));
    }

    @POST
    @Path("filing/return")
    @Transactional
    public TradeView giveBack(@PathParam("id") TradeId id, @NotNull @Valid ReasonRequest request) {
        return view(fileTrade.giveBack(currentCaller.get(), id, request.reason().strip()));
    }

    @POST
    @Path("freeze")
    @Transactional
    public TradeView freeze(@PathParam("id") TradeId id, @NotNull @Valid ReasonRequest request) {
        return view(freezeTrade.freeze(currentCaller.get(), id, request.reason().strip()));
    }

    @POST
    @Path("cure")
    @Transactional
    public TradeView cure(@PathParam("id") TradeId id, @NotNull @Valid CureRequest request) {
        return view(freezeTrade.cure(
                currentCaller.get(), id, request.until(), request.reason().strip()));
    }

    @POST
    @Path("lift")
    @Transactional
    public TradeView lift(@PathParam("id") TradeId id, @NotNull @Valid ReasonRequest request) {
        return view(freezeTrade.lift(currentCaller.get(), id, request.reason().strip()));
    }

    @POST
    @Path("unwinding")
    @Idempotent
    @APIResponseSchema(value = TradeView.class, responseCode = "200")
    public Response agreeUnwinding(@PathParam("id") TradeId id, @NotNull @Valid ReasonRequest request) {
        return Response.ok(view(unwindTrade.agree(
                        currentCaller.get(), id, request.reason().strip())))
                .build();
    }

    @POST
    @Path("entries")
    @Transactional
    public TradeView enter(@PathParam("id") TradeId id, @NotNull @Valid EntryRequest request) {
        AccountRequest account = request.account();
        return view(entryDesk.enter(
                currentCaller.get(),
                id,
                new TradeEntryDesk.Statement(
                        request.kind(),
                        request.document().strip(),
                        request.outcome(),
                        request.amount(),
                        request.instalment(),
                        account == null
                                ? null
                                : new BankAccount(
                                        account.holder().strip(),
                                        account.number().strip()))));
    }

    @POST
    @Path("entries/{entry}/check")
    @Transactional
    public TradeView check(@PathParam("id") TradeId id, @PathParam("entry") String entry, EmptyRequest nothing) {
        return view(entryDesk.check(currentCaller.get(), id, entryId(entry)));
    }

    @POST
    @Path("annuity-question")
    @Transactional
    public TradeView askAnnuity(@PathParam("id") TradeId id, EmptyRequest nothing) {
        return view(askAnnuity.ask(currentCaller.get(), id));
    }

    @POST
    @Path("annuity-answers")
    @Transactional
    public TradeView answerAnnuity(@PathParam("id") TradeId id, @NotNull @Valid AnnuityAnswerRequest request) {
        return view(askAnnuity.answer(currentCaller.get(), id, request.mayPay()));
    }

    private static UUID entryId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problems.notFound("entry", text);
        }
    }

    private TradeView view(Trade trade) {
        return TradeView.of(trade, payouts.of(trade.id()), entries.of(trade.id()));
    }
}
