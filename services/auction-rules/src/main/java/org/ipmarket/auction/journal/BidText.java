package org.ipmarket.auction.journal;

import java.time.Instant;
import org.ipmarket.messages.Money;

/**
 * The canonical text of a judged open bid, written at once: a hot lot writes thousands of these a second, and every other way to the same text
 * writes it as JSON, reads that and writes it again. Nothing in it needs escaping: ids, hashes, amounts, instants and names of constants.
 */
final class BidText {
    private static final Latest END = new Latest();
    private static final Latest TIME = new Latest();

    private BidText() {}

    /** The text of the instant that was asked for last: the bids of a commit have one time, and mostly one end. */
    private static final class Latest {
        private volatile Told told = new Told(Instant.EPOCH, Instant.EPOCH.toString());

        private record Told(Instant instant, String text) {}

        String of(Instant instant) {
            Told last = told;
            if (!last.instant().equals(instant)) {
                last = new Told(instant, instant.toString());
                told = last;
            }
            return last.text();
        }
    }

    static String of(Leaf.Bid bid) {
        StringBuilder text = new StringBuilder(400);
        text.append("{\"accepted\":").append(bid.accepted());
        amount(text, ",\"amount\":", bid.amount());
        text.append(",\"bid\":\"").append(bid.bid());
        text.append("\",\"bidder\":\"").append(bid.bidder());
        text.append("\",\"endsAt\":\"").append(END.of(bid.endsAt())).append('"');
        if (bid.lowestAcceptable() != null) {
            amount(text, ",\"lowestAcceptable\":", bid.lowestAcceptable());
        }
        if (bid.rejection() != null) {
            text.append(",\"rejection\":\"").append(bid.rejection().name()).append('"');
        }
        text.append(",\"sequence\":").append(bid.sequence());
        text.append(",\"time\":\"").append(TIME.of(bid.time()));
        return text.append("\",\"type\":\"bid\"}").toString();
    }

    private static void amount(StringBuilder text, String name, Money money) {
        text.append(name).append("{\"amount\":\"").append(money.amount());
        text.append("\",\"currency\":\"").append(money.currencyCode()).append("\"}");
    }
}
