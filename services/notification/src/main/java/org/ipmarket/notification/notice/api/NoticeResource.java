package org.ipmarket.notification.notice.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.notification.notice.desk.ReadNotices;
import org.ipmarket.notification.notice.rule.Kind;
import org.ipmarket.notification.notice.rule.Language;
import org.ipmarket.notification.notice.text.Texts;

/** Notices to people: the inbox of a participant's logins, and the proof of what was sent. */
@Path("/api/v1/notices")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class NoticeResource {
    private final CurrentCaller caller;
    private final ReadNotices notices;
    private final Texts texts;

    NoticeResource(CurrentCaller caller, ReadNotices notices, Texts texts) {
        this.caller = caller;
        this.notices = notices;
        this.texts = texts;
    }

    @GET
    @Operation(summary = "The caller's notices, the newest first.")
    public Page<NoticeView> list(
            @QueryParam("unread") boolean unread,
            @QueryParam("kind") Kind kind,
            @QueryParam("lang") String lang,
            @BeanParam PageRequest page,
            @Context HttpHeaders headers) {
        Language language = language(lang, headers);
        List<NoticeView> rows =
                notices.list(caller.get(), language, unread, kind, page.cursorId(), page.limit() + 1).stream()
                        .map(NoticeView::of)
                        .toList();
        return Page.of(rows, page.limit(), NoticeView::id);
    }

    @GET
    @Path("/unread")
    @Operation(summary = "How many notices the caller has not read.")
    public UnreadView unread() {
        return UnreadView.of(notices.unread(caller.get()));
    }

    @GET
    @Path("/kinds")
    @Operation(summary = "The kinds of notices: which are obligatory, and why.")
    public Page<KindView> kinds() {
        caller.get();
        return Page.whole(Arrays.stream(Kind.values())
                .map(kind -> KindView.of(kind, texts))
                .toList());
    }

    @GET
    @Path("/sent")
    @Operation(summary = "What was sent about the lots and trades of the caller's centre, the newest first.")
    public Page<SentView> sent(
            @QueryParam("participant") ParticipantId participant,
            @QueryParam("lot") LotId lot,
            @BeanParam PageRequest page) {
        List<SentView> rows = notices
                .ofCentre(
                        caller.get(),
                        participant == null ? null : participant.value(),
                        lot == null ? null : lot.value(),
                        page.cursorId(),
                        page.limit() + 1)
                .stream()
                .map(SentView::of)
                .toList();
        return Page.of(rows, page.limit(), SentView::id);
    }

    @POST
    @Path("/reading")
    @Operation(summary = "The caller has read everything up to a notice.")
    public UnreadView readUpTo(@Valid ReadingRequest request) {
        Caller reader = caller.get();
        notices.readUpTo(reader, request.upTo());
        return UnreadView.of(notices.unread(reader));
    }

    @GET
    @Path("/{id}")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = NoticeView.class)))
    public Response get(@PathParam("id") String id, @QueryParam("lang") String lang, @Context HttpHeaders headers) {
        NoticeView view = NoticeView.of(notices.get(caller.get(), language(lang, headers), parse(id)));
        return ETags.whole(view, view.tag());
    }

    @POST
    @Path("/{id}/reading")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "The caller has read it; again is as once.")
    public NoticeView read(@PathParam("id") String id, @QueryParam("lang") String lang, @Context HttpHeaders headers) {
        UUID notice = parse(id);
        notices.read(caller.get(), notice);
        return NoticeView.of(notices.get(caller.get(), language(lang, headers), notice));
    }

    @GET
    @Path("/{id}/deliveries")
    @Operation(
            summary =
                    "Every attempt by every channel, and what was answered; for its participant and the centre's managers.")
    public Page<ProofView> deliveries(@PathParam("id") String id) {
        return Page.whole(notices.proofs(caller.get(), parse(id)).stream()
                .map(ProofView::of)
                .toList());
    }

    private Language language(String lang, HttpHeaders headers) {
        if (lang == null) {
            return notices.language(caller.get(), Language.accepted(headers.getAcceptableLanguages()));
        }
        try {
            return Language.of(lang);
        } catch (IllegalArgumentException e) {
            throw Problems.badRequest("unknown-value", "lang", e.getMessage());
        }
    }

    private static UUID parse(String id) {
        try {
            return Ids.parse(id);
        } catch (IllegalArgumentException e) {
            throw Problems.notFound("notice", id);
        }
    }
}
