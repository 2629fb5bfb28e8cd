package org.ipmarket.notification.notice.channel;

/** What became of a message that was handed over. */
public sealed interface Answer {
    /** In the receiver's words, as far as there are any. */
    String words();

    /** Who takes it on has said so. @param messageId under which it is known there */
    record Accepted(String messageId, String words) implements Answer {}

    /** For good: another try would be refused, too. */
    record Refused(String words) implements Answer {}

    /** Not now. */
    record Unreachable(String words) implements Answer {}
}
