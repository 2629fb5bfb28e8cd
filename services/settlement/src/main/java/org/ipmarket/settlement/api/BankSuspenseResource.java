package org.ipmarket.settlement.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.idempotency.Idempotent;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.messages.Money;
import org.ipmarket.settlement.bank.match.Candidate;
import org.ipmarket.settlement.bank.match.Claim;
import org.ipmarket.settlement.clearing.BankPeople;
import org.ipmarket.settlement.clearing.BankSuspense;
import org.ipmarket.settlement.store.BankBook;
import org.ipmarket.settlement.store.BankLine;

/** Money that matched nothing and waits for two persons to say what it is, or to go back. */
@Path("/api/v1/bank/suspense")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class BankSuspenseResource {
    private final CurrentCaller currentCaller;
    private final BankBook book;
    private final BankSuspense suspense;

    BankSuspenseResource(CurrentCaller currentCaller, BankBook book, BankSuspense suspense) {
        this.currentCaller = currentCaller;
        this.book = book;
        this.suspense = suspense;
    }

    /** @param to a deposit's or a trade's id */
    public record AssignRequest(
            @NotNull Claim.Kind kind,
            @NotNull UUID to,
            @NotBlank @Size(max = 500) String why) {}

    public record ReturnRequest(@NotBlank @Size(max = 500) String why) {}

    public record AssignmentView(Claim.Kind kind, UUID to, String why, String by) {}

    /**
     * @param name of the payer, as the bank reports it
     * @param backAt when it goes back by itself
     * @param assignment what a first person has said; null where nobody has
     */
    public record SuspenseView(
            UUID id,
            BankLine.State state,
            Money amount,
            String name,
            String number,
            String bankCode,
            String remark,
            String endToEnd,
            Instant bookedAt,
            String reason,
            Instant backAt,
            AssignmentView assignment,
            UUID deposit,
            UUID trade,
            List<Candidate> candidates) {}

    @GET
    @Transactional
    public Page<SuspenseView> list(@BeanParam PageRequest page) {
        Caller caller = currentCaller.get();
        return Page.of(
                        book.suspended(BankPeople.scope(caller), caller.mode(), page.cursorId(), page.limit() + 1),
                        page.limit(),
                        BankLine::id)
                .map(line -> view(line, suspense.candidates(line)));
    }

    /** A first person says what it is for. */
    @POST
    @Path("{id}/assignment")
    @Transactional
    public SuspenseView assign(@PathParam("id") UUID id, @NotNull @Valid AssignRequest request) {
        return view(
                suspense.assign(
                        currentCaller.get(),
                        id,
                        request.kind(),
                        request.to(),
                        request.why().strip()),
                List.of());
    }

    /** What was said is dropped. */
    @DELETE
    @Path("{id}/assignment")
    @Transactional
    public SuspenseView drop(@PathParam("id") UUID id) {
        return view(suspense.drop(currentCaller.get(), id), List.of());
    }

    /** A second person releases it. */
    @POST
    @Path("{id}/assignment/release")
    @Idempotent
    @APIResponseSchema(value = SuspenseView.class, responseCode = "200")
    public Response release(@PathParam("id") UUID id, EmptyRequest nothing) {
        return Response.ok(view(suspense.release(currentCaller.get(), id), List.of()))
                .build();
    }

    /** It goes back to the account it came from. */
    @POST
    @Path("{id}/return")
    @Idempotent
    @APIResponseSchema(value = SuspenseView.class, responseCode = "200")
    public Response giveBack(@PathParam("id") UUID id, @NotNull @Valid ReturnRequest request) {
        return Response.ok(view(
                        suspense.giveBack(currentCaller.get(), id, request.why().strip()), List.of()))
                .build();
    }

    private static SuspenseView view(BankLine line, List<Candidate> candidates) {
        return new SuspenseView(
                line.id(),
                line.state(),
                line.amount(),
                line.name(),
                line.payerNumber(),
                line.bankCode(),
                line.remark(),
                line.endToEnd(),
                line.bookedAt(),
                line.reason(),
                line.backAt(),
                line.assignTo() == null
                        ? null
                        : new AssignmentView(line.assignKind(), line.assignTo(), line.assignWhy(), line.assignBy()),
                line.deposit(),
                line.trade(),
                candidates);
    }
}
