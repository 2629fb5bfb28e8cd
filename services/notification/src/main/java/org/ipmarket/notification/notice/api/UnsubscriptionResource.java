package org.ipmarket.notification.notice.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.notification.notice.desk.FollowLinks;
import org.ipmarket.notification.notice.rule.Language;
import org.ipmarket.notification.notice.text.Texts;
import org.jboss.resteasy.reactive.RestForm;

/** The link of a mail's {@code List-Unsubscribe} (RFC 8058). It needs no login; a GET changes nothing, since programs look at links. */
@Path("/api/v1/notices/unsubscriptions/{token}")
@PermitAll
@RunOnVirtualThread
public class UnsubscriptionResource {
    private static final String FIELD = "List-Unsubscribe";
    private static final String ONE_CLICK = "One-Click";

    private final FollowLinks links;
    private final Texts texts;

    UnsubscriptionResource(FollowLinks links, Texts texts) {
        this.links = links;
        this.texts = texts;
    }

    @GET
    @Produces("text/html;charset=UTF-8")
    @Operation(summary = "A page with one button. Needs no token: the address is the proof.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "text/html"))
    public Response ask(@PathParam("token") String token) {
        FollowLinks.Unsubscribing link = links.look(token);
        Language language = link.person().language();
        return LinkPages.page(
                language,
                texts.say("page.unsubscribe.title", language, Map.of()),
                sentence("page.unsubscribe.ask", link),
                new LinkPages.Button(texts.say("page.unsubscribe.button", language, Map.of()), FIELD, ONE_CLICK));
    }

    @POST
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    @Produces("text/html;charset=UTF-8")
    @Operation(
            summary =
                    "Unsubscribes from the mails of one kind, at one click (RFC 8058). Needs no token: the address is the proof.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "text/html"))
    public Response unsubscribe(@PathParam("token") String token, @RestForm(FIELD) String oneClick) {
        if (!ONE_CLICK.equals(oneClick)) {
            throw Problems.unprocessable(
                    "not-one-click", FIELD, "The form must say List-Unsubscribe=One-Click (RFC 8058).");
        }
        FollowLinks.Unsubscribing done = links.unsubscribe(token);
        Language language = done.person().language();
        return LinkPages.page(
                language,
                texts.say("page.unsubscribe.title", language, Map.of()),
                sentence("page.unsubscribe.done", done),
                null);
    }

    private String sentence(String key, FollowLinks.Unsubscribing link) {
        Language language = link.person().language();
        return texts.say(key, language, Map.of("kind", texts.say("kind." + link.kind(), language, Map.of())));
    }
}
