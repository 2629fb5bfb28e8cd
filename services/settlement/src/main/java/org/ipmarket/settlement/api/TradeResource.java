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
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.chassis.idempotency.Idempotent;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.clearing.SignTrade;
import org.ipmarket.settlement.clearing.TradeAccess;
import org.ipmarket.settlement.store.PayoutRepository;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeEntries;
import org.ipmarket.settlement.store.TradeRepository;
import org.ipmarket.settlement.trade.TradeState;

/** Sales after the hammer: read, sign. */
@Path("/api/v1/trades")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TradeResource {
    private final CurrentCaller currentCaller;
    private final SignTrade signTrade;
    private final TradeRepository trades;
    private final PayoutRepository payouts;
    private final TradeEntries entries;
    private final MarketClock clock;

    TradeResource(
            CurrentCaller currentCaller,
            SignTrade signTrade,
            TradeRepository trades,
            PayoutRepository payouts,
            TradeEntries entries,
            MarketClock clock) {
        this.currentCaller = currentCaller;
        this.signTrade = signTrade;
        this.trades = trades;
        this.payouts = payouts;
        this.entries = entries;
        this.clock = clock;
    }

    /** @param documentHash the trade's {@code confirmationHash}: what the signer has read */
    public record SignRequest(@NotBlank @Size(max = 64) String documentHash) {}

    /** @param overdue true for those whose clock has run out @param centre of seller or buyer */
    @GET
    @Transactional
    public Page<TradeView> list(
            @QueryParam("state") TradeState state,
            @QueryParam("overdue") Boolean overdue,
            @QueryParam("centre") CentreCode centre,
            @BeanParam PageRequest page) {
        Caller caller = currentCaller.get();
        int rows = page.limit() + 1;
        var filter = new TradeRepository.Filter(state, Boolean.TRUE.equals(overdue) ? clock.now() : null, centre);
        List<Trade> found = caller.actsFor() != null
                ? trades.pageOf(caller.actsFor(), caller.mode(), filter, page.cursorId(), rows)
                : trades.pageOf(TradeAccess.requireStaff(caller), caller.mode(), filter, page.cursorId(), rows);
        return Page.of(found, page.limit(), Trade::id).map(this::view);
    }

    @GET
    @Path("{id}")
    @Transactional
    @APIResponseSchema(value = TradeView.class, responseCode = "200")
    public Response read(@PathParam("id") TradeId id) {
        Trade trade = visible(id);
        return ETags.tagged(view(trade), trade.version());
    }

    @GET
    @Path("{id}/confirmation")
    @Produces("text/html;charset=UTF-8")
    @Transactional
    public Response confirmation(@PathParam("id") TradeId id) {
        return Response.ok(visible(id).confirmation())
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .build();
    }

    @POST
    @Path("{id}/signatures")
    @Idempotent
    @APIResponseSchema(value = TradeView.class, responseCode = "200")
    public Response sign(@PathParam("id") TradeId id, @NotNull @Valid SignRequest request) {
        return Response.ok(view(signTrade.sign(currentCaller.get(), id, request.documentHash())))
                .build();
    }

    private Trade visible(TradeId id) {
        Caller caller = currentCaller.get();
        return trades.findByIdOptional(id.value())
                .filter(trade -> TradeAccess.maySee(caller, trade))
                .orElseThrow(() -> Problems.notFound("trade", id));
    }

    private TradeView view(Trade trade) {
        return TradeView.of(trade, payouts.of(trade.id()), entries.of(trade.id()));
    }
}
