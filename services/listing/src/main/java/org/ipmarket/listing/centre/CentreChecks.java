package org.ipmarket.listing.centre;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ipmarket.listing.Violation;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.TradingRules;

/** What the terms of a centre must fulfil: sense in every mode, the legal bounds in live mode. */
public final class CentreChecks {
    /** No period of a centre is longer than this; it catches a slip, no law says it. */
    static final Duration LONGEST = Duration.ofDays(366);

    static final int MOST_TIERS = 20;
    static final int LONGEST_NAME = 200;

    private CentreChecks() {}

    /** Everything that is wrong with the terms; empty where they may stand. */
    public static List<Violation> check(CentreTerms terms, Mode mode, LegalBounds bounds) {
        List<Violation> found = new ArrayList<>();
        name("name", terms.name(), found);
        if (!Money.CURRENCIES.contains(terms.currency())) {
            found.add(new Violation(
                    "currency",
                    "unknown currency",
                    Money.CURRENCIES.stream().sorted().toList()));
        }
        if (terms.kinds().isEmpty()) {
            found.add(new Violation("kinds", "a centre trades at least one kind", List.of("PATENT", "COPYRIGHT")));
        }
        if (terms.methods().isEmpty()) {
            found.add(new Violation(
                    "methods",
                    "a centre sells by at least one method",
                    Arrays.stream(SaleMethod.values()).map(Enum::name).toList()));
        }
        rules(terms.rules(), found);
        fees(terms.fees(), terms.currency(), found);
        if (mode == Mode.LIVE) {
            legal(terms, bounds, found);
        }
        return found;
    }

    static void name(String field, LocalizedText name, List<Violation> found) {
        if (tooLong(name.zh()) || tooLong(name.en())) {
            found.add(new Violation(field, "at most " + LONGEST_NAME + " characters"));
        }
    }

    private static boolean tooLong(String text) {
        return text != null && text.length() > LONGEST_NAME;
    }

    private static void rules(TradingRules rules, List<Violation> found) {
        period("rules.announcement", rules.announcement(), true, found);
        period("rules.bidding", rules.bidding(), true, found);
        period("rules.extensionWindow", rules.extensionWindow(), false, found);
        period("rules.extension", rules.extension(), false, found);
        period("rules.confirmation", rules.confirmation(), true, found);
        period("rules.payment", rules.payment(), true, found);
        if (rules.extensionWindow().compareTo(rules.bidding()) > 0) {
            found.add(new Violation("rules.extensionWindow", "must not be longer than the time open for bids"));
        }
        if (rules.extensionWindow().isPositive() && !rules.extension().isPositive()) {
            found.add(new Violation("rules.extension", "an extension window needs an extension longer than zero"));
        }
        if (rules.depositBasisPoints() < 0 || rules.depositBasisPoints() > 10_000) {
            found.add(new Violation("rules.depositBasisPoints", "must lie between 0 and 10000"));
        }
        if (rules.minimumBidders() < 1 || rules.minimumBidders() > 100) {
            found.add(new Violation("rules.minimumBidders", "must lie between 1 and 100"));
        }
    }

    private static void period(String field, Duration period, boolean needed, List<Violation> found) {
        if (period.isNegative() || (needed && period.isZero())) {
            found.add(new Violation(field, needed ? "must be longer than zero" : "must not be negative"));
        } else if (period.compareTo(LONGEST) > 0) {
            found.add(new Violation(field, "must not be longer than " + LONGEST.toDays() + " days"));
        }
    }

    /** A schedule itself sees to rising bounds, one currency and shares that add up. */
    private static void fees(FeeSchedule fees, String currency, List<Violation> found) {
        if (fees.tiers().size() > MOST_TIERS) {
            found.add(new Violation("fees.tiers", "at most " + MOST_TIERS + " tiers"));
        }
        if (!fees.minimum().currencyCode().equals(currency)) {
            found.add(new Violation("fees.minimum.currency", "must be the centre's currency", List.of(currency)));
        }
        for (int i = 1; i < fees.tiers().size(); i++) {
            int before = fees.tiers().get(i - 1).basisPoints();
            if (fees.tiers().get(i).basisPoints() > before) {
                found.add(new Violation(
                        "fees.tiers[" + i + "].basisPoints",
                        "tiers are degressive: not above the tier before, " + before));
            }
        }
    }

    private static void legal(CentreTerms terms, LegalBounds bounds, List<Violation> found) {
        TradingRules rules = terms.rules();
        if (rules.announcement().compareTo(bounds.announcement()) < 0) {
            found.add(new Violation(
                    "rules.announcement",
                    "a live centre announces at least " + bounds.announcement() + " before opening (Auction Law 45)"));
        }
        if (rules.bidding().compareTo(bounds.bidding()) < 0) {
            found.add(new Violation(
                    "rules.bidding",
                    "a live lot is open at least " + bounds.bidding()
                            + " (modelled on the rules of online judicial auctions)"));
        }
        if (rules.depositBasisPoints() < bounds.lowestDepositBasisPoints()
                || rules.depositBasisPoints() > bounds.highestDepositBasisPoints()) {
            found.add(new Violation(
                    "rules.depositBasisPoints",
                    "a live centre's bid security lies between " + bounds.lowestDepositBasisPoints() + " and "
                            + bounds.highestDepositBasisPoints()
                            + " (modelled on the rules of online judicial auctions)"));
        }
        for (int i = 0; i < terms.fees().tiers().size(); i++) {
            if (terms.fees().tiers().get(i).basisPoints() > bounds.commissionBasisPoints()) {
                found.add(new Violation(
                        "fees.tiers[" + i + "].basisPoints",
                        "at most " + bounds.commissionBasisPoints() + " from each side (Auction Law 56)"));
            }
        }
    }
}
