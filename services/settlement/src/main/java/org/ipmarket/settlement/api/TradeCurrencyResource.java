package org.ipmarket.settlement.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.fx.desk.ConversionDesk;

/** In which currency a trade is paid: at home in CNY, across the border as the buyer says. */
@Path("/api/v1/trades/{trade}/currency")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TradeCurrencyResource {
    private final CurrentCaller currentCaller;
    private final ConversionDesk desk;

    TradeCurrencyResource(CurrentCaller currentCaller, ConversionDesk desk) {
        this.currentCaller = currentCaller;
        this.desk = desk;
    }

    public record CurrencyRequest(
            @NotNull @Pattern(regexp = "[A-Z]{3}") String currency) {}

    @GET
    @Transactional
    public ConversionDesk.Settles read(@PathParam("trade") TradeId id) {
        return desk.settles(currentCaller.get(), id);
    }

    @PUT
    public ConversionDesk.Settles agree(@PathParam("trade") TradeId id, @NotNull @Valid CurrencyRequest request) {
        return desk.agree(currentCaller.get(), id, request.currency());
    }
}
