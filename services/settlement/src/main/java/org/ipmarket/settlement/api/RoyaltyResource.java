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
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.TradeDefaulted.Side;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.bank.PayoutState;
import org.ipmarket.settlement.clearing.Royalties;
import org.ipmarket.settlement.licence.RoyaltyPeriod;
import org.ipmarket.settlement.licence.RoyaltyTerms;
import org.ipmarket.settlement.licence.Sales;
import org.ipmarket.settlement.licence.StatementState;
import org.ipmarket.settlement.store.Licence;
import org.ipmarket.settlement.store.Licences;
import org.ipmarket.settlement.store.Payout;
import org.ipmarket.settlement.store.RoyaltyStatement;

/** Running royalties of a licence: terms, the statement of each period, what is owed and what became of it. */
@Path("/api/v1/trades/{id}/royalties")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RoyaltyResource {
    private static final int USUAL_STATEMENT_DAYS = 20;
    private static final int USUAL_PAYMENT_DAYS = 10;

    private final CurrentCaller currentCaller;
    private final Royalties royalties;
    private final Licences licences;

    RoyaltyResource(CurrentCaller currentCaller, Royalties royalties, Licences licences) {
        this.currentCaller = currentCaller;
        this.royalties = royalties;
        this.licences = licences;
    }

    /**
     * @param minimum for a whole period; its currency is that of the royalties
     * @param statementWorkingDays left out: 20
     * @param paymentWorkingDays left out: 10
     */
    public record TermsRequest(
            @NotNull Integer rateBasisPoints,
            @NotNull Money minimum,
            @NotNull RoyaltyPeriod.Length period,
            @NotNull LocalDate from,
            LocalDate until,
            Integer statementWorkingDays,
            Integer paymentWorkingDays) {}

    /** @param terms the words that were read, as {@code words} shows them */
    public record AgreeRequest(@NotBlank @Size(max = 1000) String terms) {}

    public record DeductionRequest(
            @NotBlank @Size(max = 200) String what, @NotNull Money amount) {}

    /** @param reasons what was wrong, where it is stated anew */
    public record StatementRequest(
            @NotNull Money gross,
            @Size(max = 50) List<@NotNull @Valid DeductionRequest> deductions,
            @Size(max = 1000) String reasons) {}

    /** @param edition the one that was read */
    public record AcceptRequest(@NotNull Integer edition) {}

    public record DisputeRequest(
            @NotNull Integer edition,
            @NotBlank @Size(max = 1000) String reasons) {}

    /** @param words what the other side accepts */
    public record LicenceView(
            UUID id,
            TradeId trade,
            ParticipantId licensor,
            ParticipantId licensee,
            Licence.State state,
            int rateBasisPoints,
            Money minimum,
            RoyaltyPeriod.Length period,
            LocalDate from,
            LocalDate until,
            int statementWorkingDays,
            int paymentWorkingDays,
            String words,
            Side proposedBySide,
            String proposedBy,
            Instant proposedAt,
            String agreedBy,
            Instant agreedAt) {
        static LicenceView of(Licence licence) {
            RoyaltyTerms terms = licence.terms();
            return new LicenceView(
                    licence.id(),
                    licence.trade(),
                    licence.licensor(),
                    licence.licensee(),
                    licence.state(),
                    terms.rateBasisPoints(),
                    terms.minimum(),
                    terms.period(),
                    terms.from(),
                    terms.until(),
                    terms.statementWorkingDays(),
                    terms.paymentWorkingDays(),
                    terms.words(),
                    licence.proposedBySide(),
                    licence.proposedBy(),
                    licence.proposedAt(),
                    licence.agreedBy(),
                    licence.agreedAt());
        }
    }

    public record PaidView(String to, Payout.Purpose purpose, Money amount, PayoutState state) {}

    public record StepView(StatementState state, Instant at, String by, String why) {}

    /**
     * @param onSales the rate on net sales
     * @param minimum of this period
     * @param due what is owed: the larger of both
     * @param fee the centres' and the platform's part of it
     */
    public record StatementView(
            UUID id,
            int number,
            LocalDate from,
            LocalDate until,
            StatementState state,
            int edition,
            Sales sales,
            Money netSales,
            Money onSales,
            Money minimum,
            Money due,
            Money fee,
            LocalDate statementDue,
            LocalDate paymentDue,
            String paymentReference,
            String submittedBy,
            String acceptedBy,
            String disputedWhy,
            int reminders,
            LocalDate remindedOn,
            Instant paidAt,
            List<PaidView> payouts,
            List<StepView> history) {}

    @GET
    @Transactional
    public LicenceView read(@PathParam("id") TradeId id) {
        return LicenceView.of(royalties.licence(currentCaller.get(), id));
    }

    @POST
    @Path("terms")
    @Transactional
    public LicenceView propose(@PathParam("id") TradeId id, @NotNull @Valid TermsRequest request) {
        return LicenceView.of(royalties.propose(
                currentCaller.get(),
                id,
                new RoyaltyTerms(
                        request.rateBasisPoints(),
                        request.minimum(),
                        request.period(),
                        request.from(),
                        request.until(),
                        request.statementWorkingDays() == null ? USUAL_STATEMENT_DAYS : request.statementWorkingDays(),
                        request.paymentWorkingDays() == null ? USUAL_PAYMENT_DAYS : request.paymentWorkingDays())));
    }

    @POST
    @Path("terms/acceptance")
    @Transactional
    public LicenceView agree(@PathParam("id") TradeId id, @NotNull @Valid AgreeRequest request) {
        return LicenceView.of(royalties.agree(currentCaller.get(), id, request.terms()));
    }

    /** Every period that has ended, oldest first. */
    @GET
    @Path("statements")
    @Transactional
    public Page<StatementView> statements(@PathParam("id") TradeId id, @BeanParam PageRequest page) {
        Licence licence = royalties.licence(currentCaller.get(), id);
        return Page.of(
                        licences.statements(licence.id(), page.cursorId(), page.limit() + 1),
                        page.limit(),
                        RoyaltyStatement::id)
                .map(this::view);
    }

    @GET
    @Path("statements/{number}")
    @Transactional
    public StatementView statement(@PathParam("id") TradeId id, @PathParam("number") int number) {
        Licence licence = royalties.licence(currentCaller.get(), id);
        return view(
                licences.statement(licence.id(), number).orElseThrow(() -> Problems.notFound("ended period", number)));
    }

    @POST
    @Path("statements/{number}")
    @Transactional
    public StatementView state(
            @PathParam("id") TradeId id, @PathParam("number") int number, @NotNull @Valid StatementRequest request) {
        List<Sales.Deduction> deductions = request.deductions() == null
                ? List.of()
                : request.deductions().stream()
                        .map(each -> new Sales.Deduction(each.what(), each.amount()))
                        .toList();
        return view(royalties.state(
                currentCaller.get(), id, number, new Sales(request.gross(), deductions), request.reasons()));
    }

    @POST
    @Path("statements/{number}/acceptance")
    @Transactional
    public StatementView accept(
            @PathParam("id") TradeId id, @PathParam("number") int number, @NotNull @Valid AcceptRequest request) {
        return view(royalties.accept(currentCaller.get(), id, number, request.edition()));
    }

    @POST
    @Path("statements/{number}/dispute")
    @Transactional
    public StatementView dispute(
            @PathParam("id") TradeId id, @PathParam("number") int number, @NotNull @Valid DisputeRequest request) {
        return view(royalties.dispute(currentCaller.get(), id, number, request.edition(), request.reasons()));
    }

    private StatementView view(RoyaltyStatement statement) {
        RoyaltyPeriod period = statement.period();
        return new StatementView(
                statement.id(),
                period.number(),
                period.from(),
                period.until(),
                statement.state(),
                statement.edition(),
                statement.sales(),
                statement.netSales(),
                statement.onSales(),
                statement.minimum(),
                statement.due(),
                statement.fee(),
                statement.statementDue(),
                statement.paymentDue(),
                statement.paymentReference(),
                statement.submittedBy(),
                statement.acceptedBy(),
                statement.disputedWhy(),
                statement.reminders(),
                statement.remindedOn(),
                statement.paidAt(),
                licences.payouts(statement.id()).stream()
                        .map(payout ->
                                new PaidView(payout.to().holder(), payout.purpose(), payout.amount(), payout.state()))
                        .toList(),
                statement.history().stream()
                        .map(step -> new StepView(step.state(), step.at(), step.by(), step.why()))
                        .toList());
    }
}
