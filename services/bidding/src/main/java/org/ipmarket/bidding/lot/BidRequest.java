package org.ipmarket.bidding.lot;

import org.ipmarket.bidding.store.BidTable.ClientKey;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * A bid as it was sent.
 *
 * @param mode of the caller: lots of the other one do not exist for it
 * @param key makes a repeated request the same bid
 */
public record BidRequest(LotId lot, Mode mode, ParticipantId participant, ClientKey key, Money amount) {}
