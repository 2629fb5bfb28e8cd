package org.ipmarket.settlement.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.idempotency.Idempotent;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.fx.Advice;
import org.ipmarket.settlement.fx.desk.ConversionDesk;
import org.ipmarket.settlement.store.ConversionRow;

/** Conversions for cross-border trades, from the bank's advices: a centre's finance enters, another person checks. */
@Path("/api/v1/bank/conversions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ConversionResource {
    private final CurrentCaller currentCaller;
    private final ConversionDesk desk;

    ConversionResource(CurrentCaller currentCaller, ConversionDesk desk) {
        this.currentCaller = currentCaller;
        this.desk = desk;
    }

    /** @param rate units of the bought currency for one of the sold, as a decimal string */
    public record AdviceRequest(
            @NotNull TradeId trade,
            @NotNull Money sold,
            @NotNull Money bought,

            @NotNull @Pattern(regexp = "\\d{1,12}(\\.\\d{1,10})?")
            String rate,

            @NotBlank @Size(max = 60) String adviceNumber,
            @NotNull LocalDate dealtOn,
            @NotNull LocalDate valueOn) {
        Advice advice() {
            return new Advice(sold, bought, new BigDecimal(rate), adviceNumber.strip(), dealtOn, valueOn);
        }
    }

    /** @param accepted whether it is as the bank's advice says
     * @param reason why not */
    public record CheckRequest(
            @NotNull Boolean accepted, @Size(max = 300) String reason) {}

    public record ConversionView(
            UUID id,
            TradeId trade,
            ConversionRow.State state,
            Money sold,
            Money bought,
            String rate,
            String adviceNumber,
            LocalDate dealtOn,
            LocalDate valueOn,
            String enteredBy,
            Instant enteredAt,
            String checkedBy,
            Instant checkedAt,
            String reason) {
        static ConversionView of(ConversionRow row) {
            Advice advice = row.advice();
            return new ConversionView(
                    row.id(),
                    row.trade(),
                    row.state(),
                    advice.sold(),
                    advice.bought(),
                    advice.rate().toPlainString(),
                    advice.number(),
                    advice.dealtOn(),
                    advice.valueOn(),
                    row.enteredBy(),
                    row.enteredAt(),
                    row.checkedBy(),
                    row.checkedAt(),
                    row.reason());
        }
    }

    @GET
    @Transactional
    public Page<ConversionView> list(@BeanParam PageRequest page) {
        return Page.of(
                        desk.page(currentCaller.get(), page.cursorId(), page.limit() + 1),
                        page.limit(),
                        ConversionRow::id)
                .map(ConversionView::of);
    }

    @POST
    @Idempotent
    @APIResponseSchema(value = ConversionView.class, responseCode = "201")
    public Response enter(@NotNull @Valid AdviceRequest request) {
        ConversionRow row = desk.enter(currentCaller.get(), request.trade(), request.advice());
        return Response.status(Response.Status.CREATED)
                .entity(ConversionView.of(row))
                .build();
    }

    @POST
    @Path("{id}/check")
    public ConversionView check(@PathParam("id") UUID id, @NotNull @Valid CheckRequest request) {
        if (!request.accepted() && (request.reason() == null || request.reason().isBlank())) {
            throw Problems.unprocessable("reason-missing", "reason", "A refusal says why.");
        }
        return ConversionView.of(desk.check(
                currentCaller.get(),
                id,
                request.accepted() ? null : request.reason().strip()));
    }
}
