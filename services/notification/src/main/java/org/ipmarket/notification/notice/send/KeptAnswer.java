package org.ipmarket.notification.notice.send;

/** What is kept of what a server said: as much as helps, and nothing that a table or a list cannot hold. */
final class KeptAnswer {
    private static final int LONGEST = 500;

    private KeptAnswer() {}

    /** On one line, without control characters; at most 500 characters and a mark that there were more. */
    static String of(String words) {
        String text = words.replaceAll("\\p{Cntrl}+", " ").strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
