package org.ipmarket.notification.notice.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ipmarket.notification.notice.rule.Language;

/** A plain text as simple HTML, with nothing in it that its words could bring along: only the market's own addresses become links. */
public final class HtmlText {
    private HtmlText() {}

    /** A whole document. @param market what the addresses begin with that become links, without a slash at its end */
    static String document(Language language, String title, String text, String footer, String market) {
        Pattern own = Pattern.compile(Pattern.quote(market + "/") + "[!-~&&[^<>\"']]*");
        return "<!DOCTYPE html>\n<html lang=\"" + language.tag() + "\">\n<head><meta charset=\"utf-8\"><title>"
                + escape(title) + "</title></head>\n<body>\n<h2>" + escape(title) + "</h2>\n" + paragraphs(text, own)
                + "<hr>\n<small>\n" + paragraphs(footer, own) + "</small>\n</body>\n</html>\n";
    }

    /** @param text may hold anything */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String paragraphs(String text, Pattern own) {
        StringBuilder html = new StringBuilder();
        for (String paragraph : text.split("\n\n")) {
            html.append("<p>")
                    .append(linked(paragraph, own).replace("\n", "<br>\n"))
                    .append("</p>\n");
        }
        return html.toString();
    }

    private static String linked(String paragraph, Pattern own) {
        StringBuilder html = new StringBuilder();
        Matcher address = own.matcher(paragraph);
        int done = 0;
        while (address.find()) {
            String link = escape(address.group());
            html.append(escape(paragraph.substring(done, address.start())));
            html.append("<a href=\"").append(link).append("\">").append(link).append("</a>");
            done = address.end();
        }
        return html.append(escape(paragraph.substring(done))).toString();
    }
}
