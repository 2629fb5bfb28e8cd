package org.ipmarket.notification.notice.channel;

import org.ipmarket.notification.notice.rule.Channel;

/**
 * The port of a channel: a bean of this type is all that a text message or WeChat needs to be sent. Without one a channel is said not to be
 * configured, and nothing is pretended.
 */
public interface NoticeChannel {
    Channel channel();

    /** Where messages go, for people to read: {@code smtp.example.org:587}, {@code folder}. */
    String goesTo();

    /**
     * Hands a message over. It may have been handed over before, where that was not noted: the same id names the same message.
     *
     * @return what became of it; a failure is an answer, not an exception
     */
    Answer send(Message message);
}
