package org.ipmarket.listing.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.api.RuleViews.Book;
import org.ipmarket.listing.api.RuleViews.Version;
import org.ipmarket.listing.centre.RuleVersionState;
import org.ipmarket.listing.register.ChangeRules;
import org.ipmarket.listing.register.RuleHistory;
import org.ipmarket.listing.store.CentreRuleRow;
import org.ipmarket.messages.id.CentreCode;

/** The rules of a centre, each with its source, version by version. */
@Path("/api/v1/centres/{code}/rules")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CentreRulesResource {
    private final RuleHistory history;
    private final ChangeRules change;
    private final CurrentCaller caller;

    CentreRulesResource(RuleHistory history, ChangeRules change, CurrentCaller caller) {
        this.history = history;
        this.change = change;
        this.caller = caller;
    }

    @GET
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Book.class)))
    public Response get(@PathParam("code") CentreCode code) {
        RuleHistory.Now now = history.now(caller.get(), code);
        Book book = Book.of(code, caller.get().mode(), now.version(), now.rules(), now.proposed());
        return ETags.tagged(book, book.version());
    }

    /** Changes what it names. */
    @PUT
    @APIResponse(
            responseCode = "200",
            description = "In force; 202 where it waits for a second person",
            content = @Content(schema = @Schema(implementation = Version.class)))
    public Response put(
            @PathParam("code") CentreCode code,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            RuleRequests.Change request) {
        CentreRuleRow row = change.propose(caller.get(), code, ifMatch, request::proposal);
        return answer(code, row, row.state == RuleVersionState.IN_FORCE ? 200 : 202);
    }

    @POST
    @Path("/versions/{version}/confirmation")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Version.class)))
    public Response confirm(
            @PathParam("code") CentreCode code, @PathParam("version") long version, RuleRequests.Confirmation request) {
        return answer(code, change.confirm(caller.get(), code, version, request::remark), 200);
    }

    @POST
    @Path("/versions/{version}/rejection")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Version.class)))
    public Response reject(
            @PathParam("code") CentreCode code, @PathParam("version") long version, RuleRequests.Rejection request) {
        return answer(code, change.reject(caller.get(), code, version, request::reason), 200);
    }

    /** Newest first. */
    @GET
    @Path("/versions")
    public Page<Version> versions(@PathParam("code") CentreCode code, @BeanParam PageRequest page) {
        List<Version> rows = history.versions(caller.get(), code, before(page), page.limit() + 1).stream()
                .map(shown -> Version.of(shown.version(), shown.rules()))
                .toList();
        return Page.of(rows, page.limit(), Version::version);
    }

    private static long before(PageRequest page) {
        try {
            return page.cursor() == null ? Long.MAX_VALUE : Long.parseLong(page.cursor());
        } catch (NumberFormatException e) {
            throw Problems.badRequest("malformed-cursor", "cursor", "cursor is not one that a list has given.");
        }
    }

    private Response answer(CentreCode code, CentreRuleRow row, int status) {
        RuleHistory.Shown shown = history.shown(caller.get().mode(), code, row);
        return Response.status(status)
                .entity(Version.of(row, shown.rules()))
                .header(HttpHeaders.ETAG, ETags.of(row.version))
                .build();
    }
}
