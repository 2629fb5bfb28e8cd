package org.ipmarket.listing.centre;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ipmarket.listing.Violation;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.SettlementTerms;
import org.ipmarket.messages.Term;
import org.ipmarket.messages.TradingRules;

/** What the terms of a centre must fulfil: sense in every mode, the legal bounds in live mode. */
public final class CentreChecks {
    /** No period of a centre is longer than this; it catches a slip, no law says it. */
    static final Duration LONGEST = Duration.ofDays(366);

    static final int MOST_TIERS = 20;
    static final int MOST_INSTALMENTS = 60;
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
        settlement(rules.settlement(), found);
    }

    /** Terms themselves see to their being longer than nothing, and to shares that add up. */
    private static void settlement(SettlementTerms terms, List<Violation> found) {
        if (terms == null) {
            return;
        }
        term("confirmation", terms.confirmation(), found);
        term("contract", terms.contract(), found);
        term("export", terms.export(), found);
        term("payment", terms.payment(), found);
        term("filing", terms.filing(), found);
        term("recordal", terms.recordal(), found);
        term("payout", terms.payout(), found);
        term("cureBegins", terms.cureBegins(), found);
        term("cure", terms.cure(), found);
        term("refund", terms.refund(), found);
        term("reminder", terms.reminder(), found);
        List<SettlementTerms.Instalment> parts = terms.instalments() == null ? List.of() : terms.instalments();
        if (parts.size() > MOST_INSTALMENTS) {
            found.add(new Violation("rules.settlement.instalments", "at most " + MOST_INSTALMENTS + " instalments"));
        }
        for (int i = 0; i < parts.size(); i++) {
            term("instalments[" + i + "].within", parts.get(i).within(), found);
        }
    }

    private static void term(String name, Term term, List<Violation> found) {
        if (term != null
                && (term.duration() != null
                        ? term.duration().compareTo(LONGEST) > 0
                        : term.workingDays() > LONGEST.toDays())) {
            found.add(
                    new Violation("rules.settlement." + name, "must not be longer than " + LONGEST.toDays() + " days"));
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
        sides(fees).forEach((path, side) -> side(path, side, currency, found));
    }

    /** What each side owes, by where it is stated; the seller's terms hold for both where the buyer has none of its own. */
    static Map<String, FeeSchedule.SideTerms> sides(FeeSchedule fees) {
        Map<String, FeeSchedule.SideTerms> sides = new LinkedHashMap<>();
        sides.put("fees", fees.ofSeller());
        if (fees.buyerSide() != null) {
            sides.put("fees.buyerSide", fees.buyerSide());
        }
        return sides;
    }

    private static void side(String path, FeeSchedule.SideTerms side, String currency, List<Violation> found) {
        if (side.tiers().size() > MOST_TIERS) {
            found.add(new Violation(path + ".tiers", "at most " + MOST_TIERS + " tiers"));
        }
        if (!side.minimum().currencyCode().equals(currency)) {
            found.add(new Violation(path + ".minimum.currency", "must be the centre's currency", List.of(currency)));
        }
        for (int i = 1; i < side.tiers().size(); i++) {
            int before = side.tiers().get(i - 1).basisPoints();
            if (side.tiers().get(i).basisPoints() > before) {
                found.add(new Violation(
                        path + ".tiers[" + i + "].basisPoints",
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
        sides(terms.fees()).forEach((path, side) -> {
            for (int i = 0; i < side.tiers().size(); i++) {
                if (side.tiers().get(i).basisPoints() > bounds.commissionBasisPoints()) {
                    found.add(new Violation(
                            path + ".tiers[" + i + "].basisPoints",
                            "at most " + bounds.commissionBasisPoints() + " from each side (Auction Law 56)"));
                }
            }
        });
    }
}
