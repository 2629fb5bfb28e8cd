package org.ipmarket.notification.notice.mail;

import java.util.regex.Pattern;
import org.ipmarket.notification.notice.rule.Language;

/** A plain text as simple HTML, with nothing in it that its words could bring along. */
public final class HtmlText {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+");

    private HtmlText() {}

    /** A whole document. */
    static String document(Language language, String title, String text, String footer) {
        return "<!DOCTYPE html>\n<html lang=\"" + language.tag() + "\">\n<head><meta charset=\"utf-8\"><title>"
                + escape(title) + "</title></head>\n<body>\n<h2>" + escape(title) + "</h2>\n" + paragraphs(text)
                + "<hr>\n<small>\n" + paragraphs(footer) + "</small>\n</body>\n</html>\n";
    }

    /** @param text may hold anything */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String paragraphs(String text) {
        StringBuilder html = new StringBuilder();
        for (String paragraph : text.split("\n\n")) {
            String linked = ADDRESS.matcher(escape(paragraph))
                    .replaceAll(address -> "<a href=\"" + address.group() + "\">" + address.group() + "</a>");
            html.append("<p>").append(linked.replace("\n", "<br>\n")).append("</p>\n");
        }
        return html.toString();
    }
}
