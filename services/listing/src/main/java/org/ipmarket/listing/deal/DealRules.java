package org.ipmarket.listing.deal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ipmarket.listing.Violation;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;

/** Whether the terms of a round make sense at a centre. */
public final class DealRules {
    private DealRules() {}

    /**
     * Bounds, each a setting.
     *
     * @param validity how long a round may stand at most
     */
    public record Bounds(int assets, int conditions, Duration validity) {}

    /** Everything that is wrong; {@code kinds} are those of the assets, {@code traded} those of the centre. */
    public static List<Violation> check(
            DealTerms terms,
            Instant validUntil,
            Instant now,
            Set<AssetKind> kinds,
            Set<AssetKind> traded,
            String currency,
            Bounds bounds) {
        List<Violation> found = new ArrayList<>();
        price(terms.price(), currency, found);
        if (terms.right() == Right.ASSIGNMENT && terms.extent() != null) {
            found.add(new Violation("extent", "an assignment passes the whole title; only a licence has an extent"));
        }
        if (terms.conditions().length() > bounds.conditions()) {
            found.add(new Violation("conditions", "at most " + bounds.conditions() + " characters"));
        }
        if (!validUntil.isAfter(now)) {
            found.add(new Violation("validUntil", "must be in the future; now is " + now));
        } else if (validUntil.isAfter(now.plus(bounds.validity()))) {
            found.add(new Violation("validUntil", "at the latest " + now.plus(bounds.validity())));
        }
        Set<AssetKind> foreign = EnumSet.noneOf(AssetKind.class);
        foreign.addAll(kinds);
        foreign.removeAll(traded);
        if (!foreign.isEmpty()) {
            found.add(new Violation(
                    "assets",
                    "the centre does not trade " + foreign,
                    traded.stream().map(Enum::name).sorted().toList()));
        }
        return found;
    }

    /** What can be said of the list of assets before they are looked up. */
    public static List<Violation> assets(DealTerms terms, Bounds bounds) {
        if (terms.assets().isEmpty() || terms.assets().size() > bounds.assets()) {
            return List.of(new Violation("assets", "a deal has 1 to " + bounds.assets() + " assets"));
        }
        if (new HashSet<>(terms.assets()).size() < terms.assets().size()) {
            return List.of(new Violation("assets", "an asset stands twice"));
        }
        return List.of();
    }

    private static void price(Money price, String currency, List<Violation> found) {
        if (!price.currencyCode().equals(currency)) {
            found.add(new Violation("price.currency", "the centre's currency is " + currency, List.of(currency)));
        }
        if (price.isZero()) {
            found.add(new Violation("price", "must be more than zero"));
        }
    }
}
