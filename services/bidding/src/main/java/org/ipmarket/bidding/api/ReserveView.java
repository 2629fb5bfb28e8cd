package org.ipmarket.bidding.api;

import org.ipmarket.messages.id.LotId;

/** @param commitment what stands in the lot's log for the reserve */
record ReserveView(LotId lot, String commitment) {}
