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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.chassis.idempotency.Idempotent;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.invoice.FapiaoState;
import org.ipmarket.settlement.invoice.TitleData;
import org.ipmarket.settlement.invoice.desk.FapiaoDesk;
import org.ipmarket.settlement.store.FapiaoRow;
import org.ipmarket.settlement.store.FapiaoTitleRow;

/** Fapiao for service fees: participants say in whose name and see theirs, a centre's finance sees and corrects its own. */
@Path("/api/v1/fapiao")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class FapiaoResource {
    private final CurrentCaller currentCaller;
    private final FapiaoDesk desk;

    FapiaoResource(CurrentCaller currentCaller, FapiaoDesk desk) {
        this.currentCaller = currentCaller;
        this.desk = desk;
    }

    /** @param creditCode absent for a person */
    public record TitleRequest(
            @NotBlank @Size(max = 200) String name,
            @Size(max = 18) String creditCode,
            @Size(max = 300) String address,
            @Size(max = 300) String bank,
            @Size(max = 200) String email) {
        TitleData title() {
            if (creditCode != null && !TitleData.isCreditCode(creditCode)) {
                throw Problems.unprocessable(
                        "invalid-credit-code",
                        "creditCode",
                        "A unified social credit code has 18 characters, the last of which checks the others (GB"
                                + " 32100).");
            }
            return new TitleData(name.strip(), creditCode, blankToNull(address), blankToNull(bank), blankToNull(email));
        }

        private static String blankToNull(String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    /** @param amount absent for all that is left */
    public record CorrectionRequest(
            Money amount, @NotBlank @Size(max = 300) String reason) {}

    /**
     * @param corrects the blue fapiao that this red-letter one takes back; absent for a blue one
     * @param total with tax
     * @param reversed how much of it red-letter fapiao have taken back
     * @param taxRule id among the tax rules
     */
    public record FapiaoView(
            UUID id,
            TradeId trade,
            FapiaoRow.Side side,
            ParticipantId payer,
            String issuer,
            UUID corrects,
            String reason,
            FapiaoState state,
            Money total,
            Money tax,
            int ratePerMillion,
            String taxRule,
            Money reversed,
            TitleData title,
            String number,
            Instant issuedAt,
            String refusal,
            Instant createdAt) {
        static FapiaoView of(FapiaoRow row) {
            return new FapiaoView(
                    row.id(),
                    row.trade(),
                    row.side(),
                    row.payer(),
                    row.issuer(),
                    row.corrects(),
                    row.reason(),
                    row.state(),
                    row.total(),
                    row.tax(),
                    row.ratePerMillion(),
                    row.taxRule(),
                    row.reversed(),
                    row.title(),
                    row.number(),
                    row.issuedAt(),
                    row.refusal(),
                    row.createdAt());
        }
    }

    @GET
    @Path("title")
    @Transactional
    @APIResponseSchema(value = TitleData.class, responseCode = "200")
    public Response title() {
        FapiaoTitleRow row =
                desk.title(currentCaller.get()).orElseThrow(() -> Problems.notFound("fapiao title", "of yours"));
        return ETags.tagged(row.title(), row.version());
    }

    @PUT
    @Path("title")
    @APIResponseSchema(value = TitleData.class, responseCode = "200")
    public Response changeTitle(@HeaderParam("If-Match") String ifMatch, @NotNull @Valid TitleRequest request) {
        FapiaoTitleRow row = desk.changeTitle(currentCaller.get(), request.title(), ifMatch);
        return ETags.tagged(row.title(), row.version());
    }

    @GET
    @Transactional
    public Page<FapiaoView> list(@BeanParam PageRequest page) {
        return Page.of(desk.page(currentCaller.get(), page.cursorId(), page.limit() + 1), page.limit(), FapiaoRow::id)
                .map(FapiaoView::of);
    }

    @GET
    @Path("{id}")
    @Transactional
    public FapiaoView read(@PathParam("id") UUID id) {
        return FapiaoView.of(desk.read(currentCaller.get(), id));
    }

    @POST
    @Path("{id}/corrections")
    @Idempotent
    @APIResponseSchema(value = FapiaoView.class, responseCode = "201")
    public Response correct(@PathParam("id") UUID id, @NotNull @Valid CorrectionRequest request) {
        FapiaoRow red = desk.correct(
                currentCaller.get(), id, request.amount(), request.reason().strip());
        return Response.status(Response.Status.CREATED)
                .entity(FapiaoView.of(red))
                .build();
    }

    @POST
    @Path("{id}/retry")
    public FapiaoView retry(@PathParam("id") UUID id, EmptyRequest nothing) {
        return FapiaoView.of(desk.tryAnew(currentCaller.get(), id));
    }
}
