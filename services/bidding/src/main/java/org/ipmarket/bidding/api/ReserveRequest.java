package org.ipmarket.bidding.api;

import jakarta.validation.constraints.NotNull;
import org.ipmarket.messages.Money;

/** @param amount below which the seller does not sell; nobody else learns it before the close */
record ReserveRequest(@NotNull Money amount) {}
