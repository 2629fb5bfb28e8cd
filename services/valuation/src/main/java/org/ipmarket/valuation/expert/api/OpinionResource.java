package org.ipmarket.valuation.expert.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.chassis.idempotency.Idempotent;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.valuation.expert.Manner;
import org.ipmarket.valuation.expert.OpinionState;
import org.ipmarket.valuation.expert.SignatureState;
import org.ipmarket.valuation.expert.desk.OpinionDesk;
import org.ipmarket.valuation.expert.desk.SignOpinions;
import org.ipmarket.valuation.expert.store.OpinionRow;
import org.ipmarket.valuation.expert.store.SignatureRow;

/** Value opinions (价值分析意见) of a centre's panel, from the request to the issue. They are no appraisal reports. */
@Path("/api/v1/opinions")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "opinions", description = "Value opinions of the panel; never appraisal reports")
public class OpinionResource {
    private final CurrentCaller currentCaller;
    private final OpinionDesk opinions;
    private final SignOpinions signOpinions;
    private final MarketClock clock;

    OpinionResource(CurrentCaller currentCaller, OpinionDesk opinions, SignOpinions signOpinions, MarketClock clock) {
        this.currentCaller = currentCaller;
        this.opinions = opinions;
        this.signOpinions = signOpinions;
        this.clock = clock;
    }

    /**
     * @param paperSha256 hash of the Chinese copy that is signed
     * @param signedBy login of the expert
     * @param providerReference of an electronic signature
     * @param scanSha256 hash of the scan of a signature on paper
     * @param scanPages pages of that scan
     * @param checkedBy who has compared the scan with the report
     * @param reason why it does not count
     * @param askedAt when the provider was asked, or the scan uploaded
     * @param signedAt since when it counts
     */
    public record SignatureView(
            UUID id,
            int edition,
            int ordinal,
            UUID expert,
            Manner manner,
            SignatureState state,
            String paperSha256,
            String signedBy,
            String providerReference,
            String scanSha256,
            Integer scanPages,
            String checkedBy,
            Instant checkedAt,
            String reason,
            Instant askedAt,
            Instant signedAt) {
        static SignatureView of(SignatureRow row) {
            return new SignatureView(
                    row.id(),
                    row.edition(),
                    row.ordinal(),
                    row.expert(),
                    row.manner(),
                    row.state(),
                    row.paperSha256(),
                    row.username(),
                    row.providerReference(),
                    row.scanSha256(),
                    row.scanPages(),
                    row.checkedBy(),
                    row.checkedAt(),
                    row.reason(),
                    row.askedAt(),
                    row.signedAt());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(summary = "Ask a centre's panel for a value opinion")
    @APIResponseSchema(value = OpinionView.class, responseCode = "201")
    public Response request(@NotNull @Valid OpinionRequests.Ask ask) {
        OpinionRow row =
                opinions.request(currentCaller.get(), ask.centre(), ask.asset(), ask.valuation(), ask.request());
        return Response.status(Response.Status.CREATED).entity(view(row)).build();
    }

    /** The newest first. A state in the query is the one written down: one that has run out today may still say ISSUED there. */
    @GET
    @Operation(summary = "Opinions that the caller may see, the newest first")
    public Page<OpinionView> list(
            @QueryParam("asset") AssetId asset, @QueryParam("state") OpinionState state, @BeanParam PageRequest page) {
        List<OpinionRow> rows = opinions.page(currentCaller.get(), asset, state, page.cursorId(), page.limit() + 1);
        Map<UUID, List<SignatureRow>> signatures = signOpinions.counting(rows);
        return Page.of(rows, page.limit(), OpinionRow::id).map(row -> view(row, signatures));
    }

    @GET
    @Path("{id}")
    @APIResponseSchema(value = OpinionView.class, responseCode = "200")
    public Response read(@PathParam("id") UUID id) {
        OpinionRow row = opinions.read(currentCaller.get(), id);
        return ETags.tagged(view(row), row.version());
    }

    @POST
    @Path("{id}/assignment")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Name two experts; refused where one has a conflict of interest")
    public OpinionView assign(@PathParam("id") UUID id, @NotNull @Valid OpinionRequests.Assignment request) {
        return view(opinions.assign(currentCaller.get(), id, request.first(), request.second()));
    }

    @POST
    @Path("{id}/recusal")
    @Consumes(MediaType.APPLICATION_JSON)
    public OpinionView recuse(@PathParam("id") UUID id, @NotNull @Valid OpinionRequests.Reasoned request) {
        return view(opinions.recuse(currentCaller.get(), id, request.reason().strip()));
    }

    @POST
    @Path("{id}/review")
    @Consumes(MediaType.APPLICATION_JSON)
    public OpinionView review(@PathParam("id") UUID id, @NotNull @Valid OpinionRequests.Reviewed request) {
        return view(opinions.review(currentCaller.get(), id, request.review()));
    }

    @POST
    @Path("{id}/adjustments")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Put other figures in the place of those before, with reasons")
    public OpinionView adjust(@PathParam("id") UUID id, @NotNull @Valid OpinionRequests.Adjusted request) {
        return view(opinions.adjust(currentCaller.get(), id, request.conclusion(), request.why()));
    }

    /** 201 where the provider has answered at once, 202 where it is asked again later. */
    @POST
    @Path("{id}/signatures")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sign electronically: the first expert, then the second")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = SignatureView.class)))
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = SignatureView.class)))
    public Response sign(@PathParam("id") UUID id, EmptyRequest nothing) {
        SignatureRow row = signOpinions.sign(currentCaller.get(), id);
        return Response.status(row.state() == SignatureState.ASKED ? 202 : 201)
                .entity(SignatureView.of(row))
                .build();
    }

    @GET
    @Path("{id}/signatures")
    public Page<SignatureView> signatures(@PathParam("id") UUID id) {
        return Page.whole(signOpinions.of(currentCaller.get(), id).stream()
                .map(SignatureView::of)
                .toList());
    }

    @POST
    @Path("{id}/return")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "The second expert does not sign: it is reviewed anew")
    public OpinionView giveBack(@PathParam("id") UUID id, @NotNull @Valid OpinionRequests.Reasoned request) {
        return view(opinions.giveBack(currentCaller.get(), id, request.reason().strip()));
    }

    @POST
    @Path("{id}/issue")
    @Consumes(MediaType.APPLICATION_JSON)
    public OpinionView issue(@PathParam("id") UUID id, EmptyRequest nothing) {
        return view(signOpinions.issue(currentCaller.get(), id));
    }

    @POST
    @Path("{id}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    public OpinionView withdraw(@PathParam("id") UUID id, @NotNull @Valid OpinionRequests.Reasoned request) {
        return view(opinions.withdraw(currentCaller.get(), id, request.reason().strip()));
    }

    private OpinionView view(OpinionRow row) {
        return view(row, signOpinions.counting(List.of(row)));
    }

    private OpinionView view(OpinionRow row, Map<UUID, List<SignatureRow>> signatures) {
        return OpinionView.of(row, signatures.getOrDefault(row.id(), List.of()), clock.today());
    }
}
