package org.ipmarket.chaos.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * What is announced.
 *
 * @param open from the opening to the announced end
 * @param extension of the end by a bid within as long before it; none where it is zero
 * @param contest {@code ContestTerms} as JSON
 */
public record Offer(SaleMethod method, Duration open, Duration extension, String contest) {
    private static final String JSON = """
            {"offer": "%s", "mode": "test", "centre": "GZ", "noticeNumber": "GZ-2026-9",
             "assets": [{"asset": "%s", "version": 1, "type": "INVENTION"}],
             "seller": "%s", "right": "%s", "method": "%s",
             "title": {"zh": "一种夹爪", "en": "A gripper"},
             "startPrice": {"amount": "%d.00", "currency": "CNY"},
             "increment": {"amount": "%d.00", "currency": "CNY"},
             "deposit": {"amount": "100.00", "currency": "CNY"},
             "announcedAt": "%s", "opensAt": "%s", "closesAt": "%s",
             "rules": {"announcement": "PT1S", "bidding": "%s", "extensionWindow": "%s", "extension": "%s",
                       "depositBasisPoints": 1000, "confirmation": "PT2M", "payment": "PT2M", "minimumBidders": 1},
             "fees": {"tiers": [{"basisPoints": 100}], "minimum": {"amount": "0.00", "currency": "CNY"},
                      "sellerCentreBasisPoints": 5000, "buyerCentreBasisPoints": 3000, "platformBasisPoints": 2000},
             "demonstration": true, "contest": %s}
            """;

    public static Offer of(SaleMethod method, Duration open) {
        return new Offer(method, open, Duration.ZERO, "{}");
    }

    /** Late bids extend it, by ten seconds at the most. */
    public static Offer extended(SaleMethod method, Duration open) {
        return new Offer(method, open, Duration.ofSeconds(4), "{\"mostExtension\": \"PT10S\"}");
    }

    public Offer under(String terms) {
        return new Offer(method, open, extension, terms);
    }

    OfferAnnounced announced(ParticipantId seller, Instant now, Instant opens) {
        String right = method == SaleMethod.OPEN_LICENCE || method == SaleMethod.STANDARD_LICENCE
                ? "ORDINARY_LICENCE"
                : "ASSIGNMENT";
        String json = JSON.formatted(
                OfferId.next(),
                AssetId.next(),
                seller,
                right,
                method,
                Contest.START,
                Contest.STEP,
                now,
                opens,
                opens.plus(open),
                open,
                extension,
                extension,
                contest);
        return EventJson.read(json.getBytes(StandardCharsets.UTF_8), OfferAnnounced.class);
    }
}
