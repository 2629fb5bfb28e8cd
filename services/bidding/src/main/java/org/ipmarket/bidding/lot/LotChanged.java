package org.ipmarket.bidding.lot;

/** Told within this process once the change is committed. */
public record LotChanged(LotView lot) {}
