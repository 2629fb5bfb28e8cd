package org.ipmarket.settlement.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.clearing.TradeAccess;
import org.ipmarket.settlement.store.TradeRepository;
import org.ipmarket.settlement.tax.TaxLine;
import org.ipmarket.settlement.tax.desk.TradeTaxes;

/** The taxes of a trade, for who may see the trade: information, withheld from nobody; what is not known is open. */
@Path("/api/v1/trades/{trade}/taxes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TradeTaxResource {
    private final CurrentCaller currentCaller;
    private final TradeRepository trades;
    private final TradeTaxes taxes;

    TradeTaxResource(CurrentCaller currentCaller, TradeRepository trades, TradeTaxes taxes) {
        this.currentCaller = currentCaller;
        this.trades = trades;
        this.taxes = taxes;
    }

    @GET
    @Transactional
    public Page<TaxLine> taxes(@PathParam("trade") TradeId id) {
        Caller caller = currentCaller.get();
        return trades.findByIdOptional(id.value())
                .filter(trade -> TradeAccess.maySee(caller, trade))
                .map(trade -> Page.whole(taxes.of(trade)))
                .orElseThrow(() -> Problems.notFound("trade", id));
    }
}
