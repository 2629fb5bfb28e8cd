package org.ipmarket.settlement.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.idempotency.Idempotent;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.bank.BankAccount;
import org.ipmarket.settlement.bank.PayoutState;
import org.ipmarket.settlement.bank.file.OrderFile;
import org.ipmarket.settlement.bank.file.OrderSheet;
import org.ipmarket.settlement.bank.file.Pain001;
import org.ipmarket.settlement.clearing.BankPeople;
import org.ipmarket.settlement.clearing.OrderBatches;
import org.ipmarket.settlement.store.Payout;
import org.ipmarket.settlement.store.PayoutBatch;
import org.ipmarket.settlement.store.PayoutBatches;
import org.ipmarket.settlement.store.PayoutRepository;

/** What is to be paid out, and the batches in which files of it go to a bank under four eyes. */
@Path("/api/v1/bank/payouts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class BankPayoutResource {
    private final CurrentCaller currentCaller;
    private final PayoutRepository payouts;
    private final PayoutBatches batches;
    private final OrderBatches desk;

    BankPayoutResource(
            CurrentCaller currentCaller, PayoutRepository payouts, PayoutBatches batches, OrderBatches desk) {
        this.currentCaller = currentCaller;
        this.payouts = payouts;
        this.batches = batches;
        this.desk = desk;
    }

    /**
     * @param failure why it was refused or came back
     * @param replacedBy the payment that was sent anew in its place
     */
    public record PayoutLineView(
            UUID id,
            Mode mode,
            Payout.Purpose purpose,
            BankAccount to,
            Money amount,
            PayoutState state,
            DepositId deposit,
            TradeId trade,
            Instant createdAt,
            Instant orderedAt,
            Instant confirmedAt,
            UUID batch,
            String failure,
            UUID replaces,
            UUID replacedBy) {}

    public record BatchView(
            UUID id,
            UUID account,
            Money total,
            int count,
            PayoutBatch.State state,
            String madeBy,
            Instant madeAt,
            String releasedBy,
            Instant releasedAt,
            String handedBy,
            Instant handedAt) {}

    public record BatchRequest(
            @NotNull UUID account,
            @NotEmpty @Size(max = OrderBatches.MOST) List<@NotNull UUID> payouts) {}

    public record AccountRequest(
            @NotNull @Pattern(regexp = "[A-Z0-9-]{4,34}") String number,
            @NotBlank @Size(max = 500) String why) {}

    public record RefusalRequest(@NotBlank @Size(max = 500) String why) {}

    /** The form of a batch's file. */
    public enum Form {
        PAIN_001_001_03,
        PAIN_001_001_09,
        XLSX,
        CSV
    }

    @GET
    @Transactional
    public Page<PayoutLineView> payouts(@QueryParam("state") PayoutState state, @BeanParam PageRequest page) {
        Caller caller = currentCaller.get();
        return Page.of(
                        payouts.pageOf(
                                BankPeople.scope(caller), caller.mode(), state, page.cursorId(), page.limit() + 1),
                        page.limit(),
                        Payout::id)
                .map(BankPayoutResource::view);
    }

    @POST
    @Path("batches")
    @Idempotent
    @APIResponseSchema(value = BatchView.class, responseCode = "201")
    public Response make(@NotNull @Valid BatchRequest request) {
        return Response.status(Response.Status.CREATED)
                .entity(view(desk.make(currentCaller.get(), request.account(), request.payouts())))
                .build();
    }

    @GET
    @Path("batches")
    @Transactional
    public Page<BatchView> list(@BeanParam PageRequest page) {
        Caller caller = currentCaller.get();
        return Page.of(
                        batches.pageOf(BankPeople.scope(caller), caller.mode(), page.cursorId(), page.limit() + 1),
                        page.limit(),
                        PayoutBatch::id)
                .map(BankPayoutResource::view);
    }

    @GET
    @Path("batches/{id}")
    @Transactional
    public BatchView read(@PathParam("id") UUID id) {
        return view(desk.visible(currentCaller.get(), id));
    }

    @POST
    @Path("batches/{id}/release")
    @Idempotent
    @APIResponseSchema(value = BatchView.class, responseCode = "200")
    public Response release(@PathParam("id") UUID id, EmptyRequest nothing) {
        return Response.ok(view(desk.release(currentCaller.get(), id))).build();
    }

    @POST
    @Path("batches/{id}/hand-over")
    @Idempotent
    @APIResponseSchema(value = BatchView.class, responseCode = "200")
    public Response handOver(@PathParam("id") UUID id, EmptyRequest nothing) {
        return Response.ok(view(desk.handOver(currentCaller.get(), id))).build();
    }

    @POST
    @Path("batches/{id}/withdrawal")
    @Idempotent
    @APIResponseSchema(value = BatchView.class, responseCode = "200")
    public Response withdraw(@PathParam("id") UUID id, EmptyRequest nothing) {
        return Response.ok(view(desk.withdraw(currentCaller.get(), id))).build();
    }

    /** The file for the bank, of a released batch; always the same bytes. */
    @GET
    @Path("batches/{id}/file")
    @Produces({"application/xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv"})
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "application/xml"),
                @Content(mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                @Content(mediaType = "text/csv")
            })
    public Response file(@PathParam("id") UUID id, @QueryParam("form") @DefaultValue("PAIN_001_001_09") Form form) {
        OrderFile file = desk.file(currentCaller.get(), id);
        return switch (form) {
            case PAIN_001_001_03 -> file(Pain001.write(file, Pain001.Version.V03), "application/xml", id + ".xml");
            case PAIN_001_001_09 -> file(Pain001.write(file, Pain001.Version.V09), "application/xml", id + ".xml");
            case XLSX ->
                file(
                        OrderSheet.xlsx(file),
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        id + ".xlsx");
            case CSV -> file(OrderSheet.csv(file), "text/csv;charset=GB18030", id + ".csv");
        };
    }

    private static Response file(byte[] bytes, String type, String name) {
        return Response.ok(bytes, type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    /** The bank has refused an order of a file. */
    @POST
    @Path("{id}/refusal")
    @Idempotent
    @APIResponseSchema(value = PayoutLineView.class, responseCode = "200")
    public Response refuse(@PathParam("id") UUID id, @NotNull @Valid RefusalRequest request) {
        return Response.ok(
                        view(desk.refuse(currentCaller.get(), id, request.why().strip())))
                .build();
    }

    /** What was refused or came back is sent anew, to a corrected account. */
    @POST
    @Path("{id}/replacement")
    @Idempotent
    @APIResponseSchema(value = PayoutLineView.class, responseCode = "201")
    public Response sendAnew(@PathParam("id") UUID id, @NotNull @Valid AccountRequest request) {
        return Response.status(Response.Status.CREATED)
                .entity(view(desk.sendAnew(
                        currentCaller.get(), id, request.number(), request.why().strip())))
                .build();
    }

    /** The account is corrected before anybody was told. */
    @POST
    @Path("{id}/account")
    @Idempotent
    @APIResponseSchema(value = PayoutLineView.class, responseCode = "200")
    public Response correctAccount(@PathParam("id") UUID id, @NotNull @Valid AccountRequest request) {
        return Response.ok(view(desk.correctAccount(
                        currentCaller.get(), id, request.number(), request.why().strip())))
                .build();
    }

    private static PayoutLineView view(Payout payout) {
        return new PayoutLineView(
                payout.id(),
                payout.mode(),
                payout.purpose(),
                payout.to(),
                payout.amount(),
                payout.state(),
                payout.deposit(),
                payout.trade(),
                payout.createdAt(),
                payout.orderedAt(),
                payout.confirmedAt(),
                payout.batch(),
                payout.failure(),
                payout.replaces(),
                payout.replacedBy());
    }

    private static BatchView view(PayoutBatch batch) {
        return new BatchView(
                batch.id(),
                batch.account(),
                batch.total(),
                batch.count(),
                batch.state(),
                batch.madeBy(),
                batch.madeAt(),
                batch.releasedBy(),
                batch.releasedAt(),
                batch.handedBy(),
                batch.handedAt());
    }
}
