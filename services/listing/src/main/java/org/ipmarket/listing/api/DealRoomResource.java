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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.evidence.EvidenceContents;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.listing.api.DealViews.PaperRequest;
import org.ipmarket.listing.api.DealViews.UndertakingRequest;
import org.ipmarket.listing.deal.Side;
import org.ipmarket.listing.desk.DealRoom;
import org.ipmarket.listing.store.DealPaperAccessRow;
import org.ipmarket.listing.store.DealPaperRow;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/** Confidential papers of a deal, under an undertaking. */
@Path("/api/v1/deals/{id}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DealRoomResource {
    private final DealRoom room;
    private final EvidenceContents contents;
    private final CurrentCaller caller;

    DealRoomResource(DealRoom room, EvidenceContents contents, CurrentCaller caller) {
        this.room = room;
        this.contents = contents;
        this.caller = caller;
    }

    /** Who has signed. */
    public record Signed(Side side, int version, String hash, String by, Instant at) {}

    /** The text to be signed, its hash, and who has signed. */
    public record UndertakingAnswer(int version, String text, String hash, List<Signed> signed) {
        static UndertakingAnswer of(DealRoom.Undertaking undertaking) {
            return new UndertakingAnswer(
                    undertaking.text().version(),
                    undertaking.text().text(),
                    undertaking.text().hash(),
                    undertaking.signed().stream()
                            .map(each -> new Signed(
                                    each.side, each.textVersion, each.textHash, each.signedBy, each.signedAt))
                            .toList());
        }
    }

    public record PaperView(int number, Side side, UUID evidence, String title, String addedBy, Instant addedAt) {
        static PaperView of(DealPaperRow row) {
            return new PaperView(row.number, row.side, row.evidence, row.title, row.addedBy, row.addedAt);
        }
    }

    public record Papers(List<PaperView> items) {}

    /** That somebody has read a paper. */
    public record AccessView(UUID id, int paper, ParticipantId participant, String centre, String by, Instant at) {
        static AccessView of(DealPaperAccessRow row) {
            return new AccessView(
                    row.id,
                    row.paper,
                    row.participant == null ? null : new ParticipantId(row.participant),
                    row.centre,
                    row.readBy,
                    row.readAt);
        }
    }

    @GET
    @Path("/undertaking")
    public UndertakingAnswer undertaking(@PathParam("id") OfferId id) {
        return UndertakingAnswer.of(room.undertaking(caller.get(), id));
    }

    @POST
    @Path("/undertaking")
    public UndertakingAnswer sign(@PathParam("id") OfferId id, UndertakingRequest request) {
        return UndertakingAnswer.of(
                room.sign(caller.get(), id, () -> required("documentHash", request.documentHash())));
    }

    @POST
    @Path("/papers")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PaperView.class)))
    public Response disclose(@PathParam("id") OfferId id, PaperRequest request) {
        DealPaperRow paper = room.disclose(
                caller.get(),
                id,
                () -> new DealRoom.Disclosure(
                        required("evidence", request.evidence()), required("title", request.title())));
        return Response.status(201).entity(PaperView.of(paper)).build();
    }

    @GET
    @Path("/papers")
    public Papers papers(@PathParam("id") OfferId id) {
        return new Papers(
                room.list(caller.get(), id).stream().map(PaperView::of).toList());
    }

    /** Who has read the caller's papers. */
    @GET
    @Path("/papers/accesses")
    public Page<AccessView> accesses(@PathParam("id") OfferId id, @BeanParam PageRequest page) {
        List<AccessView> rows = room.accesses(caller.get(), id, page.cursorId(), page.limit() + 1).stream()
                .map(AccessView::of)
                .toList();
        return Page.of(rows, page.limit(), AccessView::id);
    }

    /** The bytes, as a file to be saved, never to be shown in place. */
    @GET
    @Path("/papers/{number}/content")
    @Produces(MediaType.WILDCARD)
    public Response content(@PathParam("id") OfferId id, @PathParam("number") int number) {
        DealRoom.File file = room.read(caller.get(), id, number);
        String name =
                URLEncoder.encode(file.row().fileName, StandardCharsets.UTF_8).replace("+", "%20");
        return Response.ok((StreamingOutput) out -> contents.write(file.content(), out))
                .type(file.content().mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, file.content().size())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + name)
                .build();
    }
}
