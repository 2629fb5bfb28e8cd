package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.required;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.listing.desk.ClearExports;
import org.ipmarket.listing.store.ExportClearanceRow;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/** Buyers from outside the mainland who may bid for a listing. */
@Path("/api/v1/listings/{id}/export-clearances")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ExportClearanceResource {
    private final ClearExports clearances;
    private final CurrentCaller caller;

    ExportClearanceResource(ClearExports clearances, CurrentCaller caller) {
        this.clearances = clearances;
        this.caller = caller;
    }

    /** @param decision licence or registration, with its number @param evidence id of the checked file that shows it */
    public record ClearanceRequest(ParticipantId buyer, String decision, UUID evidence) {}

    public record Clearance(ParticipantId buyer, String decision, UUID evidence, String clearedBy, Instant clearedAt) {
        static Clearance of(ExportClearanceRow row) {
            return new Clearance(
                    new ParticipantId(row.buyer), row.decision, row.evidence, row.clearedBy, row.clearedAt);
        }
    }

    @POST
    public Clearance clear(@PathParam("id") OfferId id, ClearanceRequest request) {
        return Clearance.of(clearances.clear(
                caller.get(),
                id,
                new ClearExports.Statement(
                        required("buyer", request.buyer()),
                        required("decision", request.decision()),
                        required("evidence", request.evidence()))));
    }

    @GET
    public Page<Clearance> list(@PathParam("id") OfferId id, @BeanParam PageRequest page) {
        List<Clearance> rows = clearances.page(caller.get(), id, page.cursorId(), page.limit() + 1).stream()
                .map(Clearance::of)
                .toList();
        return Page.of(rows, page.limit(), Clearance::buyer);
    }
}
