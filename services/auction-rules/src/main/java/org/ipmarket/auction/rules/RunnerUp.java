package org.ipmarket.auction.rules;

import org.ipmarket.messages.Money;

/** Who is awarded the lot where the winner defaults. @param price what it would owe */
public record RunnerUp(BidderRef bidder, Money price) {}
