package org.ipmarket.valuation.expert.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.valuation.expert.Interest;
import org.ipmarket.valuation.expert.Panellist;
import org.ipmarket.valuation.expert.desk.PanelDesk;
import org.ipmarket.valuation.expert.store.ExpertRow;

/** The experts of the centres' panels. */
@Path("/api/v1/experts")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "experts", description = "The panel that gives value opinions")
public class ExpertResource {
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 12, 31);

    private final CurrentCaller currentCaller;
    private final PanelDesk panel;

    ExpertResource(CurrentCaller currentCaller, PanelDesk panel) {
        this.currentCaller = currentCaller;
        this.panel = panel;
    }

    /**
     * @param participant the expert's own record in the market, and {@code organisation} that of where the expert works: null where there is none
     * @param sections of a field; absent for all
     */
    public record ExpertRequest(
            CentreCode centre,
            @Size(max = 100) String username,
            @NotNull LocalizedText name,
            ParticipantId participant,
            ParticipantId organisation,
            LocalizedText organisationName,
            @NotEmpty @Size(max = 40) List<Panellist.@NotNull Field> fields,
            @NotEmpty @Size(max = 20) List<Panellist.@NotNull Licence> licences) {
        ExpertRow.Entry entry() {
            for (Panellist.Field field : fields) {
                if (field.type() == null
                        || (field.sections() != null
                                && !field.sections().stream()
                                        .allMatch(section -> section != null && section.matches("[A-H]")))) {
                    throw Problems.unprocessable(
                            "malformed-field",
                            "fields",
                            "A field has a type, and IPC sections A to H where it does not cover all.");
                }
            }
            for (Panellist.Licence licence : licences) {
                if (licence.kind() == null
                        || licence.number() == null
                        || !licence.number().matches("\\S.{1,58}\\S")) {
                    throw Problems.unprocessable(
                            "malformed-licence",
                            "licences",
                            "A licence has a kind and a number of 3 to 60 characters.");
                }
            }
            return new ExpertRow.Entry(name, participant, organisation, organisationName, fields, licences);
        }
    }

    /** @param interests only for who may see them */
    public record ExpertView(
            UUID id,
            Mode mode,
            long version,
            CentreCode centre,
            String username,
            LocalizedText name,
            ParticipantId participant,
            ParticipantId organisation,
            LocalizedText organisationName,
            Panellist.Standing standing,
            String suspensionReason,
            List<Panellist.Field> fields,
            List<Panellist.Licence> licences,
            List<Interest> interests,
            Instant enteredAt) {
        static ExpertView of(ExpertRow row, Caller caller) {
            Panellist panellist = row.panellist();
            boolean all = PanelDesk.seesInterests(caller, row);
            return new ExpertView(
                    row.id(),
                    row.mode(),
                    row.version(),
                    row.centre(),
                    all ? row.username() : null,
                    row.name(),
                    all ? row.participant() : null,
                    all ? row.organisation() : null,
                    row.organisationName(),
                    row.standing(),
                    all ? row.suspensionReason() : null,
                    panellist.fields(),
                    panellist.licences(),
                    all ? row.interests() : null,
                    row.enteredAt());
        }
    }

    public record ReasonRequest(@NotBlank @Size(max = 1000) String reason) {}

    public record InterestRequest(
            @NotNull Interest.Kind kind,
            ParticipantId participant,
            AssetId asset,
            @Size(max = 500) String words,
            @NotNull LocalDate from,
            LocalDate until) {
        Interest interest() {
            requireWithinReach(from, "from");
            requireWithinReach(until, "until");
            try {
                return new Interest(kind, participant, asset, words, from, until);
            } catch (IllegalArgumentException e) {
                throw Problems.unprocessable("malformed-interest", "kind", e.getMessage() + ".");
            }
        }
    }

    public record EndRequest(@NotNull LocalDate until) {}

    private static void requireWithinReach(LocalDate day, String field) {
        if (day != null && (day.isBefore(EARLIEST) || day.isAfter(LATEST))) {
            throw Problems.unprocessable(
                    "malformed-interest", field, "A day lies between " + EARLIEST + " and " + LATEST + ".");
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Put an expert on a centre's panel")
    @APIResponseSchema(value = ExpertView.class, responseCode = "201")
    public Response enter(@NotNull @Valid ExpertRequest request) {
        if (request.centre() == null
                || request.username() == null
                || request.username().isBlank()) {
            throw Problems.unprocessable(
                    "field-missing",
                    request.centre() == null ? "centre" : "username",
                    "An expert is of a centre and has a login.");
        }
        Caller caller = currentCaller.get();
        ExpertRow row = panel.enter(caller, request.centre(), request.username().strip(), request.entry());
        return Response.status(Response.Status.CREATED)
                .header("ETag", ETags.of(row.version()))
                .entity(ExpertView.of(row, caller))
                .build();
    }

    @GET
    @Operation(summary = "The experts, the newest first")
    public Page<ExpertView> list(@QueryParam("centre") CentreCode centre, @BeanParam PageRequest page) {
        Caller caller = currentCaller.get();
        return Page.of(panel.page(caller, centre, page.cursorId(), page.limit() + 1), page.limit(), ExpertRow::id)
                .map(row -> ExpertView.of(row, caller));
    }

    @GET
    @Path("{id}")
    @APIResponseSchema(value = ExpertView.class, responseCode = "200")
    public Response read(@PathParam("id") UUID id) {
        Caller caller = currentCaller.get();
        ExpertRow row = panel.read(caller, id);
        return ETags.tagged(ExpertView.of(row, caller), row.version());
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change what is entered of an expert; centre and login stay")
    @APIResponseSchema(value = ExpertView.class, responseCode = "200")
    public Response change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid ExpertRequest request) {
        Caller caller = currentCaller.get();
        ExpertRow row = panel.change(caller, id, ifMatch, request.entry());
        return ETags.tagged(ExpertView.of(row, caller), row.version());
    }

    @POST
    @Path("{id}/suspension")
    @Consumes(MediaType.APPLICATION_JSON)
    public ExpertView suspend(@PathParam("id") UUID id, @NotNull @Valid ReasonRequest request) {
        Caller caller = currentCaller.get();
        return ExpertView.of(panel.suspend(caller, id, request.reason().strip()), caller);
    }

    @POST
    @Path("{id}/reinstatement")
    @Consumes(MediaType.APPLICATION_JSON)
    public ExpertView reinstate(@PathParam("id") UUID id, EmptyRequest nothing) {
        Caller caller = currentCaller.get();
        return ExpertView.of(panel.reinstate(caller, id), caller);
    }

    @POST
    @Path("{id}/interests")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Declare an interest; it can be ended, not struck out")
    @APIResponseSchema(value = ExpertView.class, responseCode = "201")
    public Response declare(@PathParam("id") UUID id, @NotNull @Valid InterestRequest request) {
        Caller caller = currentCaller.get();
        return Response.status(Response.Status.CREATED)
                .entity(ExpertView.of(panel.declare(caller, id, request.interest()), caller))
                .build();
    }

    @POST
    @Path("{id}/interests/{index}/end")
    @Consumes(MediaType.APPLICATION_JSON)
    public ExpertView end(@PathParam("id") UUID id, @PathParam("index") int index, @NotNull @Valid EndRequest request) {
        requireWithinReach(request.until(), "until");
        Caller caller = currentCaller.get();
        return ExpertView.of(panel.end(caller, id, index, request.until()), caller);
    }

    @GET
    @Path("{id}/conflicts")
    @Operation(summary = "What would stand against naming the expert for an opinion about an asset")
    public Page<Map<String, Object>> conflicts(
            @PathParam("id") UUID id,
            @Parameter(required = true) @QueryParam("asset") AssetId asset,
            @QueryParam("client") ParticipantId client) {
        if (asset == null) {
            throw Problems.badRequest("missing-parameter", "asset", "The asset is needed: ?asset=<its id>.");
        }
        return Page.whole(panel.conflicts(currentCaller.get(), id, asset, client));
    }
}
