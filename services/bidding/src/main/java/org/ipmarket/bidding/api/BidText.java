package org.ipmarket.bidding.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.ipmarket.auction.proof.SharedHead;
import org.ipmarket.bidding.store.BidRow;
import org.ipmarket.bidding.store.BidTable.Receipted;
import org.ipmarket.bidding.store.LogTable.HeadRow;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Money;

/**
 * What the bidder of a judged bid is answered, as JSON: a {@link BidView}, or of a rejected bid a problem with its receipt. Written at once, because
 * each bid has one and a hot lot thousands a second. Nothing in it needs escaping: ids, hashes, amounts, instants, names of constants and sentences of ours.
 * For one thread, again and again.
 */
final class BidText {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[4_096];
    private int size;
    private Instant latest;
    private byte[] latestText;

    /** A bid that was accepted. */
    byte[] accepted(Receipted judged) {
        BidRow bid = judged.bid();
        size = 0;
        text("{\"bid\":\"").id(bid.id().value());
        text("\",\"lot\":\"").id(bid.lot().value());
        text("\",\"sequence\":").number(bid.sequence());
        if (bid.amount() != null) {
            text(",\"amount\":").money(bid.amount());
        }
        text(",\"accepted\":true,\"endsAt\":\"").instant(bid.endsAt());
        text("\",\"time\":\"").instant(bid.at());
        text("\",\"receipt\":").receipt(judged);
        return text("}").taken();
    }

    /** A bid that was judged and rejected, as a problem (RFC 9457). */
    byte[] rejected(Receipted judged) {
        BidRow bid = judged.bid();
        size = 0;
        String slug = BidAnswers.slug(bid);
        text("{\"type\":\"/problems/").text(slug);
        text("\",\"title\":\"").text(Problems.title(slug));
        text("\",\"status\":422,\"detail\":\"").text(BidAnswers.why(bid));
        text("\",\"field\":\"amount\",\"bid\":\"").id(bid.id().value());
        text("\",\"sequence\":").number(bid.sequence());
        if (bid.lowest() != null) {
            text(",\"lowestAcceptable\":").money(bid.lowest());
        }
        text(",\"receipt\":").receipt(judged);
        return text("}").taken();
    }

    private void receipt(Receipted judged) {
        BidRow bid = judged.bid();
        HeadRow head = judged.head();
        text("{\"lot\":\"").id(bid.lot().value());
        text("\",\"sequence\":").number(bid.sequence());
        text(",\"leafHash\":\"").hex(bid.leafHash());
        text("\",\"root\":\"").text(head.head().root());
        text("\",\"size\":").number(head.head().size());
        text(",\"time\":\"").instant(head.head().time());
        text("\",\"inclusion\":[");
        List<byte[]> path = bid.inclusion();
        for (int i = 0; i < path.size(); i++) {
            text(i == 0 ? "\"" : ",\"").hex(path.get(i)).text("\"");
        }
        text("],\"keyId\":\"").text(head.keyId());
        text("\",\"signature\":\"").text(head.signature()).text("\"");
        if (head.shared() != null) {
            shared(head.shared());
        }
        text("}");
    }

    private void shared(SharedHead.Place place) {
        text(",\"shared\":{\"root\":\"").text(place.root());
        text("\",\"size\":").number(place.size());
        text(",\"index\":").number(place.index());
        text(",\"inclusion\":[");
        for (int i = 0; i < place.inclusion().size(); i++) {
            text(i == 0 ? "\"" : ",\"").text(place.inclusion().get(i)).text("\"");
        }
        text("]}");
    }

    private BidText money(Money money) {
        return text("{\"amount\":\"")
                .text(money.amount())
                .text("\",\"currency\":\"")
                .text(money.currencyCode())
                .text("\"}");
    }

    @SuppressWarnings("deprecation") // all of it is ASCII, and this is its shortest way into bytes
    private BidText text(String ascii) {
        int length = ascii.length();
        ensure(length);
        ascii.getBytes(0, length, bytes, size);
        size += length;
        return this;
    }

    /** Most bids of a commit have one time. */
    private void instant(Instant instant) {
        if (!instant.equals(latest)) {
            latest = instant;
            latestText = instant.toString().getBytes(StandardCharsets.US_ASCII);
        }
        ensure(latestText.length);
        System.arraycopy(latestText, 0, bytes, size, latestText.length);
        size += latestText.length;
    }

    private void id(UUID id) {
        ensure(36);
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        digits(high >>> 32, 8);
        bytes[size++] = '-';
        digits(high >>> 16, 4);
        bytes[size++] = '-';
        digits(high, 4);
        bytes[size++] = '-';
        digits(low >>> 48, 4);
        bytes[size++] = '-';
        digits(low, 12);
    }

    private void digits(long value, int count) {
        for (int shift = (count - 1) * 4; shift >= 0; shift -= 4) {
            bytes[size++] = DIGITS[(int) (value >>> shift) & 15];
        }
    }

    private BidText hex(byte[] value) {
        ensure(2 * value.length);
        for (byte one : value) {
            bytes[size++] = DIGITS[one >> 4 & 15];
            bytes[size++] = DIGITS[one & 15];
        }
        return this;
    }

    private void number(long value) {
        text(Long.toString(value));
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }

    private byte[] taken() {
        return Arrays.copyOf(bytes, size);
    }
}
