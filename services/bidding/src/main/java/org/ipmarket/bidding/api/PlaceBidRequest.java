package org.ipmarket.bidding.api;

import jakarta.validation.constraints.NotNull;
import org.ipmarket.messages.Money;

/** @param amount what the bidder offers, in the lot's currency */
record PlaceBidRequest(@NotNull Money amount) {}
