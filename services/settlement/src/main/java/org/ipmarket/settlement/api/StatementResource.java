package org.ipmarket.settlement.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.settlement.clearing.TradeAccess;
import org.ipmarket.settlement.statement.MonthlyStatement;
import org.ipmarket.settlement.statement.desk.StatementBook;

/** Monthly statements, for the finance of the centre that each is of; the market's own for the market's admin. */
@Path("/api/v1/statements")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class StatementResource {
    private final CurrentCaller currentCaller;
    private final StatementBook book;

    StatementResource(CurrentCaller currentCaller, StatementBook book) {
        this.currentCaller = currentCaller;
        this.book = book;
    }

    @GET
    @Transactional
    public Page<StatementBook.Kept> list(@BeanParam PageRequest page) {
        Caller caller = currentCaller.get();
        return Page.of(
                book.page(caller.mode(), centre(caller), page.cursorId(), page.limit() + 1),
                page.limit(),
                StatementBook.Kept::id);
    }

    @GET
    @Path("{id}/statement.csv")
    @Produces("text/csv")
    @Transactional
    @APIResponse(responseCode = "200", content = @Content(mediaType = "text/csv"))
    public Response csv(@PathParam("id") UUID id) {
        return bytes(id, StatementBook.Form.CSV, "text/csv;charset=UTF-8", "csv");
    }

    @GET
    @Path("{id}/statement-zh.pdf")
    @Produces("application/pdf")
    @Transactional
    @APIResponse(responseCode = "200", content = @Content(mediaType = "application/pdf"))
    public Response chinese(@PathParam("id") UUID id) {
        return bytes(id, StatementBook.Form.PDF_ZH, "application/pdf", "zh.pdf");
    }

    @GET
    @Path("{id}/statement-en.pdf")
    @Produces("application/pdf")
    @Transactional
    @APIResponse(responseCode = "200", content = @Content(mediaType = "application/pdf"))
    public Response english(@PathParam("id") UUID id) {
        return bytes(id, StatementBook.Form.PDF_EN, "application/pdf", "en.pdf");
    }

    private Response bytes(UUID id, StatementBook.Form form, String type, String ending) {
        Caller caller = currentCaller.get();
        byte[] bytes = book.bytes(caller.mode(), centre(caller), id, form)
                .orElseThrow(() -> Problems.notFound("statement", id));
        return Response.ok(bytes)
                .type(type)
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "private, no-cache")
                .header("Content-Disposition", "attachment; filename=\"statement-" + id + "." + ending + "\"")
                .build();
    }

    private static String centre(Caller caller) {
        return caller.has(Role.MARKET_ADMIN)
                ? MonthlyStatement.MARKET
                : TradeAccess.requireOwnCentre(caller, Role.FINANCE, Role.MARKET_ADMIN)
                        .value();
    }
}
