package org.ipmarket.notification.notice.channel;

import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.notification.notice.rule.Language;

/**
 * What is sent.
 *
 * @param id of the delivery: the same for every attempt
 * @param mode messages of test mode never leave the market
 * @param text sentences; paragraphs are separated by an empty line
 * @param footer below it: where to see more, why it was sent
 * @param unsubscribe address that one click unsubscribes at; null where nobody can
 */
public record Message(
        UUID id,
        Mode mode,
        String address,
        Language language,
        String title,
        String text,
        String footer,
        String unsubscribe) {}
