package org.ipmarket.messages.id;

import java.util.UUID;

/** An identifier of one kind of thing, so that a lot's id can never be passed for a participant's. */
public sealed interface Id
        permits AssetId, AwardId, BidId, DepositId, LotId, OfferId, ParticipantId, TradeId, ValuationId, WebhookId {
    UUID value();

    static void check(UUID value) {
        if (value == null) {
            throw new IllegalArgumentException("an id must have a value");
        }
    }
}
