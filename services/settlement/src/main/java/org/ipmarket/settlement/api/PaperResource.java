package org.ipmarket.settlement.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.evidence.SpooledFile;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.print.Language;
import org.ipmarket.settlement.clearing.TradeAccess;
import org.ipmarket.settlement.paper.PaperKind;
import org.ipmarket.settlement.paper.desk.PaperDesk;
import org.ipmarket.settlement.paper.desk.SignPapers;
import org.ipmarket.settlement.store.PaperSignatureRow;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;

/** The papers of a trade as PDF, and the signatures under them. */
@Path("/api/v1/trades/{trade}/papers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PaperResource {
    /** Bytes of a scan. */
    static final long LARGEST = 10 * 1024 * 1024;

    private static final List<String> SCANS = List.of("application/pdf", "image/png", "image/jpeg");

    private final CurrentCaller currentCaller;
    private final TradeRepository trades;
    private final PaperDesk papers;
    private final SignPapers signPapers;

    PaperResource(CurrentCaller currentCaller, TradeRepository trades, PaperDesk papers, SignPapers signPapers) {
        this.currentCaller = currentCaller;
        this.trades = trades;
        this.papers = papers;
        this.signPapers = signPapers;
    }

    /**
     * @param paperSha256 hash of the paper that was signed
     * @param evidenceSha256 of the uploaded scan; absent for an electronic signature
     */
    public record SignatureView(
            UUID id,
            PaperSignatureRow.Side side,
            PaperSignatureRow.Way way,
            PaperSignatureRow.State state,
            String paperSha256,
            String evidenceSha256,
            String providerReference,
            String enteredBy,
            String checkedBy,
            String reason,
            Instant enteredAt,
            Instant signedAt) {
        static SignatureView of(PaperSignatureRow row) {
            return new SignatureView(
                    row.id(),
                    row.side(),
                    row.way(),
                    row.state(),
                    row.paperSha256(),
                    row.evidenceSha256(),
                    row.providerReference(),
                    row.enteredBy(),
                    row.checkedBy(),
                    row.reason(),
                    row.enteredAt(),
                    row.signedAt());
        }
    }

    /** @param accepted whether the scan shows the paper that was made, signed by the side
     * @param reason why not */
    public record CheckRequest(
            @NotNull Boolean accepted, @Size(max = 300) String reason) {}

    /** Those that were made; asking for another makes it. */
    @GET
    @Transactional
    public Page<PaperDesk.Kept> list(@PathParam("trade") TradeId id) {
        return Page.whole(papers.kept(visible(id)));
    }

    @GET
    @Path("{kind}.pdf")
    @Produces("application/pdf")
    @Transactional
    @APIResponse(responseCode = "200", content = @Content(mediaType = "application/pdf"))
    public Response pdf(
            @PathParam("trade") TradeId id,
            @PathParam("kind") String name,
            @QueryParam("lang") @DefaultValue("zh-CN") String lang) {
        Trade trade = visible(id);
        PaperKind kind = kind(name);
        if (kind == PaperKind.SETTLEMENT_SELLER
                        && trade.buyer().equals(currentCaller.get().actsFor())
                || kind == PaperKind.SETTLEMENT_BUYER
                        && trade.seller().equals(currentCaller.get().actsFor())) {
            throw Problems.forbidden("A settlement statement is for its own side.");
        }
        Language language = Language.ofTag(lang)
                .orElseThrow(() -> Problems.unprocessable("unknown-language", "lang", "Papers are in zh-CN and en."));
        PaperDesk.Paper paper = papers.paper(trade, kind, language);
        return Response.ok(paper.pdf())
                .type("application/pdf")
                .header("ETag", "\"" + paper.sha256() + "\"")
                .header("Cache-Control", "private, no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + name + "-" + id + "-" + language.tag() + ".pdf\"")
                .build();
    }

    @GET
    @Path("{kind}/signatures")
    @Transactional
    public Page<SignatureView> signatures(@PathParam("trade") TradeId id, @PathParam("kind") String name) {
        return Page.whole(signPapers.of(currentCaller.get(), id, kind(name)).stream()
                .map(SignatureView::of)
                .toList());
    }

    /** The scan of the sealed paper: PDF, PNG or JPEG, at most 10 MiB. */
    @POST
    @Path("{kind}/signatures/{which}/scan")
    @Consumes({"application/pdf", "image/png", "image/jpeg"})
    @APIResponseSchema(value = SignatureView.class, responseCode = "201")
    public Response upload(
            @PathParam("trade") TradeId id,
            @PathParam("kind") String name,
            @PathParam("which") String side,
            InputStream body)
            throws IOException {
        Caller caller = currentCaller.get();
        PaperSignatureRow.Side of = Arrays.stream(PaperSignatureRow.Side.values())
                .filter(known -> known.name().equalsIgnoreCase(side))
                .findFirst()
                .orElseThrow(() -> Problems.notFound("side", side));
        try (SpooledFile file = SpooledFile.read(body, LARGEST)
                .orElseThrow(() -> Problems.unprocessable("file-too-large", null, "At most 10 MiB."))) {
            if (!SCANS.contains(file.sniffed())) {
                throw Problems.unprocessable(
                        "not-a-scan", null, "The scan is a PDF, a PNG or a JPEG, not " + file.sniffed() + ".");
            }
            byte[] bytes;
            try (InputStream in = file.open()) {
                bytes = in.readAllBytes();
            }
            PaperSignatureRow row = signPapers.upload(
                    caller, id, kind(name), of, new PaperSignatureRow.File(bytes, file.sniffed(), file.sha256()));
            return Response.status(Response.Status.CREATED)
                    .entity(SignatureView.of(row))
                    .build();
        }
    }

    @GET
    @Path("{kind}/signatures/{which}/scan")
    @Produces({"application/pdf", "image/png", "image/jpeg"})
    @Transactional
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "application/pdf"),
                @Content(mediaType = "image/png"),
                @Content(mediaType = "image/jpeg")
            })
    public Response scan(
            @PathParam("trade") TradeId trade, @PathParam("kind") String name, @PathParam("which") UUID id) {
        PaperSignatureRow.File file =
                signPapers.read(currentCaller.get(), trade, id).evidence();
        if (file == null) {
            throw Problems.notFound("scan of signature", id);
        }
        return Response.ok(file.bytes())
                .type(file.type())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", "attachment; filename=\"signed-" + id + "\"")
                .build();
    }

    @POST
    @Path("{kind}/signatures/{which}/check")
    public SignatureView check(
            @PathParam("trade") TradeId trade,
            @PathParam("kind") String name,
            @PathParam("which") UUID id,
            @NotNull @Valid CheckRequest request) {
        if (!request.accepted() && (request.reason() == null || request.reason().isBlank())) {
            throw Problems.unprocessable("reason-missing", "reason", "A refusal says why.");
        }
        return SignatureView.of(signPapers.check(
                currentCaller.get(),
                trade,
                id,
                request.accepted() ? null : request.reason().strip()));
    }

    /** Signs electronically, at the provider. */
    @POST
    @Path("{kind}/signatures/electronic")
    @APIResponseSchema(value = SignatureView.class, responseCode = "202")
    public Response sign(@PathParam("trade") TradeId trade, @PathParam("kind") String name, EmptyRequest nothing) {
        return Response.accepted(
                        SignatureView.of(signPapers.signElectronically(currentCaller.get(), trade, kind(name))))
                .build();
    }

    private static PaperKind kind(String name) {
        return Arrays.stream(PaperKind.values())
                .filter(kind -> kind.name().replace('_', '-').equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> Problems.notFound("paper", name));
    }

    private Trade visible(TradeId id) {
        Caller caller = currentCaller.get();
        return trades.findByIdOptional(id.value())
                .filter(trade -> TradeAccess.maySee(caller, trade))
                .orElseThrow(() -> Problems.notFound("trade", id));
    }
}
