package org.ipmarket.notification.webhook.store;

import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;

/**
 * A delivery that a sender has until its lease ends.
 *
 * @param attempt which one this is, from 1, over all replays
 */
public record TakenDelivery(
        UUID id,
        UUID lease,
        UUID webhook,
        CentreCode centre,
        Mode mode,
        String url,
        long position,
        UUID event,
        int attempt,
        String body) {}
