package org.ipmarket.listing.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.api.AnnouncementViews.Announcement;
import org.ipmarket.listing.api.AnnouncementViews.WholeAnnouncement;
import org.ipmarket.listing.desk.NoticeBoard;
import org.ipmarket.listing.desk.NoticeBoard.Shown;
import org.ipmarket.listing.notice.NoticeKind;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.listing.page.NoticePages;
import org.ipmarket.listing.page.NoticePdfs;
import org.ipmarket.listing.store.NoticeRow;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.print.Language;

/** Numbered notices: as data, as a page, as PDF. */
@Path("/api/v1/announcements")
@RunOnVirtualThread
public class AnnouncementResource {
    /** A page runs nothing and loads nothing but its own style. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private final NoticeBoard board;
    private final NoticePages pages;
    private final NoticePdfs pdfs;
    private final CurrentCaller caller;

    AnnouncementResource(NoticeBoard board, NoticePages pages, NoticePdfs pdfs, CurrentCaller caller) {
        this.board = board;
        this.pages = pages;
        this.pdfs = pdfs;
        this.caller = caller;
    }

    /** Newest first; {@code state} is the listing's now. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Page<Announcement> list(
            @QueryParam("centre") CentreCode centre,
            @QueryParam("kind") NoticeKind kind,
            @QueryParam("state") OfferState state,
            @BeanParam PageRequest page) {
        List<NoticeRow> rows = board.list(caller.get().mode(), centre, kind, state, page.cursorId(), page.limit() + 1);
        return Page.of(rows, page.limit(), row -> row.id).map(Announcement::of);
    }

    @GET
    @Path("/{number}")
    @Produces("text/html;charset=UTF-8;qs=1.0")
    public Response page(
            @PathParam("number") String number, @QueryParam("lang") String lang, @Context HttpHeaders headers) {
        Language language = language(lang, headers);
        Shown shown = shown(number);
        return Response.ok(pages.html(shown, language, false))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.VARY, "Accept, Accept-Language")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    @GET
    @Path("/{number}")
    @Produces("application/json;qs=0.5")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WholeAnnouncement.class)))
    public Response document(@PathParam("number") String number) {
        Shown shown = shown(number);
        return Response.ok(new WholeAnnouncement(shown.row().sha256, shown.row().document))
                .header(HttpHeaders.ETAG, "\"" + shown.row().sha256 + "\"")
                .header(HttpHeaders.VARY, "Accept")
                .build();
    }

    @GET
    @Path("/{number}/notice.pdf")
    @Produces("application/pdf")
    public Response pdf(
            @PathParam("number") String number, @QueryParam("lang") String lang, @Context HttpHeaders headers) {
        Language language = language(lang, headers);
        return Response.ok(pdfs.pdf(shown(number), language))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.VARY, "Accept-Language")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + ascii(number) + ".pdf\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private Shown shown(String number) {
        return board.get(caller.get().mode(), number);
    }

    private static String ascii(String number) {
        return new String(number.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII)
                .replaceAll("[^A-Za-z0-9-]", "_");
    }

    private static Language language(String lang, HttpHeaders headers) {
        if (lang == null) {
            return Language.preferred(headers.getAcceptableLanguages());
        }
        return Language.ofTag(lang)
                .orElseThrow(() -> Problems.badRequest(
                        "unknown-value", "lang", "Notices are shown in zh-CN and in en, not in '" + lang + "'."));
    }
}
