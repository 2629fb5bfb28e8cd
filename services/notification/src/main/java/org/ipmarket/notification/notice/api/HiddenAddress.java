package org.ipmarket.notification.notice.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mail addresses for people who need not know them: their first letter and their domain are left. */
final class HiddenAddress {
    private static final String ADDRESS = "[^\\s<>\"'(),;:@]+@[^\\s<>\"'(),;@]+";

    private HiddenAddress() {}

    /** Such as {@code m***@example.org}. */
    static String of(String address) {
        return address.charAt(0) + "***" + address.substring(address.lastIndexOf('@'));
    }

    /** @param text a server's, which may repeat to whom the mail was @param address that one; null where there was none */
    static String in(String text, String address) {
        String either = address == null ? ADDRESS : Pattern.quote(address) + "|" + ADDRESS;
        return Pattern.compile(either, Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .replaceAll(each -> Matcher.quoteReplacement(of(each.group())));
    }
}
