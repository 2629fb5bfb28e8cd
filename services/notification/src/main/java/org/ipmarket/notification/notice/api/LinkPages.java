package org.ipmarket.notification.notice.api;

import static org.ipmarket.notification.notice.mail.HtmlText.escape;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.ipmarket.notification.notice.rule.Language;

/** The pages behind the links in mails: a question with one button, and what was done. They hold no script and load nothing. */
final class LinkPages {
    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private LinkPages() {}

    /** @param field name and value that the button sends, as RFC 8058 has it */
    record Button(String label, String field, String value) {}

    /** @param button null where nothing is left to do */
    static Response page(Language language, String title, String text, Button button) {
        String form = button == null
                ? ""
                : "<form method=\"post\"><input type=\"hidden\" name=\"" + escape(button.field()) + "\" value=\""
                        + escape(button.value()) + "\"><button>" + escape(button.label()) + "</button></form>\n";
        String html = "<!DOCTYPE html>\n<html lang=\"" + language.tag() + "\">\n<head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" + escape(title)
                + "</title></head>\n<body>\n<h1>" + escape(title) + "</h1>\n<p>" + escape(text) + "</p>\n" + form
                + "</body>\n</html>\n";
        return Response.ok(html, HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
                .build();
    }
}
