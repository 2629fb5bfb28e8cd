package org.ipmarket.listing.offer;

import java.time.Duration;
import java.time.Instant;
import org.ipmarket.listing.centre.CentreRules;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.TradingRules;

/** When an announced lot opens and closes, and the bid security, by the rules of its centre on that day. */
public record Announcement(Instant announcedAt, Instant opensAt, Instant closesAt, Money deposit) {
    /** @param rules of this announcement; {@code centre} has the rest */
    public static Announcement of(Instant now, TradingRules rules, OfferTerms terms, CentreRules centre) {
        Instant opensAt = now.plus(rules.announcement());
        Instant closesAt = opensAt.plus(Contests.open(terms, centre, rules.bidding()));
        return new Announcement(now, opensAt, closesAt, deposit(rules, terms.startPrice()));
    }

    /** The rules by which a relisting is announced: its notice is at least so long. */
    public static TradingRules ofRelisting(TradingRules rules, Duration notice) {
        return rules.announcement().compareTo(notice) >= 0
                ? rules
                : new TradingRules(
                        notice,
                        rules.bidding(),
                        rules.extensionWindow(),
                        rules.extension(),
                        rules.depositBasisPoints(),
                        rules.confirmation(),
                        rules.payment(),
                        rules.minimumBidders(),
                        rules.settlement());
    }

    /** The bid security for a start price, rounded half up to the minor unit. */
    public static Money deposit(TradingRules rules, Money startPrice) {
        return startPrice.basisPoints(rules.depositBasisPoints());
    }
}
