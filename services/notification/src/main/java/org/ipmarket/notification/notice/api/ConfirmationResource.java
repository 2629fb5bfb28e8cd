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
import org.ipmarket.notification.notice.desk.FollowLinks;
import org.ipmarket.notification.notice.rule.Language;
import org.ipmarket.notification.notice.rule.Person;
import org.ipmarket.notification.notice.text.Texts;

/** The link that confirms a mail address. It needs no login; a GET changes nothing, since programs look at links. */
@Path("/api/v1/notices/confirmations/{token}")
@PermitAll
@RunOnVirtualThread
@Produces("text/html;charset=UTF-8")
public class ConfirmationResource {
    private final FollowLinks links;
    private final Texts texts;

    ConfirmationResource(FollowLinks links, Texts texts) {
        this.links = links;
        this.texts = texts;
    }

    @GET
    @Operation(summary = "A page with one button. Needs no token: the address is the proof.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "text/html"))
    public Response ask(@PathParam("token") String token) {
        Person person = links.lookAtAddress(token);
        return page(
                person,
                "page.confirm.ask",
                new LinkPages.Button(texts.say("page.confirm.button", person.language(), Map.of()), "confirm", "yes"));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "The mail address is the person's. Needs no token: the address is the proof.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "text/html"))
    public Response confirm(@PathParam("token") String token) {
        return page(links.confirm(token), "page.confirm.done", null);
    }

    private Response page(Person person, String key, LinkPages.Button button) {
        Language language = person.language();
        return LinkPages.page(
                language,
                texts.say("page.confirm.title", language, Map.of()),
                texts.say(key, language, Map.of("mail", person.mail())),
                button);
    }
}
