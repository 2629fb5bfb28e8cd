package org.ipmarket.listing.offer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ipmarket.listing.Violation;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;

/**
 * What a centre would correct in the notice of an announced offer that has not opened. Whatever is null stays. Assets, right, method, start price and
 * deposit are never corrected: who has read them may have decided by them; such an offer is withdrawn and offered anew.
 *
 * @param reason is published
 */
public record Correction(LocalizedText title, LocalizedText description, Money increment, String reason) {
    static final int LONGEST_REASON = 1_000;

    /** Everything that is wrong with it; {@code offered} is what it corrects. */
    public List<Violation> check(OfferTerms offered) {
        List<Violation> found = new ArrayList<>();
        if (title == null && description == null && increment == null) {
            found.add(new Violation("title", "nothing is corrected", List.of("title", "description", "increment")));
        }
        OfferRules.title(title, found);
        OfferRules.description(description, found);
        if (increment != null) {
            OfferRules.price("increment", increment, offered.startPrice().currencyCode(), found);
            if (!Format.has(offered.method(), Format.Part.STEPS)) {
                found.add(new Violation("increment", offered.method() + " has no steps"));
            } else if (offered.choice().steps() != null) {
                found.add(new Violation("increment", "a step table is not corrected"));
            }
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            found.add(new Violation("reason", "1 to " + LONGEST_REASON + " characters"));
        }
        return found;
    }

    /**
     * Why it comes too late; empty where it does not.
     *
     * @param margin so much time must be left before the opening, for the correction to reach the lot
     */
    public static Optional<String> tooLate(Instant now, Instant opensAt, Duration margin) {
        return now.plus(margin).isBefore(opensAt)
                ? Optional.empty()
                : Optional.of("the lot opens at " + opensAt + "; a correction is confirmed at least " + margin
                        + " before that");
    }
}
