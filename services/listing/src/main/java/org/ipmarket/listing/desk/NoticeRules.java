package org.ipmarket.listing.desk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ipmarket.listing.centre.CentreRules;
import org.ipmarket.listing.centre.RuleCode;
import org.ipmarket.listing.centre.RuleSource;
import org.ipmarket.listing.notice.NoticeDocument;
import org.ipmarket.listing.notice.RuleText;
import org.ipmarket.listing.offer.Format;
import org.ipmarket.listing.offer.Format.Part;
import org.ipmarket.messages.ContestTerms;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.TradingRules;

/** The rules that a notice shows, each with its source. What the lot carries itself is shown as the lot carries it. */
final class NoticeRules {
    private static final List<RuleCode> BEYOND_THE_LOT = List.of(
            RuleCode.DEPOSIT_BEFORE_FIRST_BID,
            RuleCode.DEPOSIT_FROM_OWN_ACCOUNT,
            RuleCode.DEPOSIT_RETURN,
            RuleCode.DEPOSIT_COUNTS_TOWARDS_PRICE,
            RuleCode.DEFAULTER_LOSES_DEPOSIT,
            RuleCode.DEFAULTER_BARRED,
            RuleCode.COMMISSION_MOST,
            RuleCode.CORRECTION_RESTARTS,
            RuleCode.RELISTING_WITHIN,
            RuleCode.RELISTING_CUT,
            RuleCode.STATUS_OLDEST);

    private NoticeRules() {}

    /** @param contest null where the offer is one of before */
    static List<NoticeDocument.Rule> of(
            SaleMethod method, TradingRules lot, ContestTerms contest, CentreRules centre, Money withdrawalFee) {
        Set<Part> parts = Format.parts(method);
        List<NoticeDocument.Rule> rules = new ArrayList<>();
        rules.add(period(RuleCode.ANNOUNCEMENT, lot.announcement(), centre));
        if (!parts.contains(Part.FALLS)) {
            rules.add(period(RuleCode.BIDDING, lot.bidding(), centre));
        }
        if (parts.contains(Part.EXTENDS)) {
            rules.add(period(RuleCode.EXTENSION_WINDOW, lot.extensionWindow(), centre));
            rules.add(period(RuleCode.EXTENSION, lot.extension(), centre));
        }
        rules.add(rule(RuleCode.DEPOSIT, RuleText.share(lot.depositBasisPoints()), centre));
        if (parts.contains(Part.MINIMUM_BIDDERS)) {
            rules.add(rule(RuleCode.MINIMUM_BIDDERS, RuleText.count(lot.minimumBidders(), "", ""), centre));
        }
        if (contest != null) {
            contest(contest, centre, rules);
        }
        rules.add(period(RuleCode.CONFIRMATION, lot.confirmation(), centre));
        rules.add(period(RuleCode.PAYMENT, lot.payment(), centre));
        rules.add(rule(RuleCode.WITHDRAWAL_FEE, RuleText.amount(withdrawalFee), centre));
        BEYOND_THE_LOT.forEach(code -> rules.add(rule(code, value(code, centre), centre)));
        return rules;
    }

    private static void contest(ContestTerms contest, CentreRules centre, List<NoticeDocument.Rule> rules) {
        if (contest.mostExtension() != null) {
            rules.add(period(RuleCode.EXTENSIONS_MOST, contest.mostExtension(), centre));
        }
        if (contest.runnerUp() != null) {
            rules.add(rule(RuleCode.RUNNER_UP, RuleText.truth(contest.runnerUp()), centre));
        }
        if (contest.listing() != null) {
            int times = contest.listing().furtherEnds().size();
            rules.add(rule(RuleCode.LISTING_EXTENSION, value(RuleCode.LISTING_EXTENSION, centre), centre));
            rules.add(rule(RuleCode.LISTING_EXTENSIONS, RuleText.count(times, "", ""), centre));
            rules.add(period(RuleCode.LISTING_AUCTION, contest.listing().auction(), centre));
        }
        if (contest.rounds() != null) {
            rules.add(period(RuleCode.ROUNDS_FIRST_PAUSE, contest.rounds().firstPause(), centre));
            rules.add(period(RuleCode.ROUNDS_TURN, contest.rounds().turn(), centre));
            rules.add(period(RuleCode.ROUNDS_PAUSE, contest.rounds().pause(), centre));
        }
        if (contest.clock() != null) {
            rules.add(period(RuleCode.CLOCK_PAUSE, contest.clock().pause(), centre));
            rules.add(period(RuleCode.CLOCK_SILENCE, contest.clock().silence(), centre));
        }
        if (contest.dutch() != null) {
            rules.add(period(RuleCode.DUTCH_EVERY, contest.dutch().every(), centre));
        }
        if (contest.sealedBest() != null) {
            rules.add(period(RuleCode.SEALED_STAGE, contest.sealedBest().sealed(), centre));
            rules.add(period(RuleCode.BEST_STAGE, contest.sealedBest().best(), centre));
        }
    }

    private static NoticeDocument.Rule period(RuleCode code, Duration period, CentreRules centre) {
        return rule(code, RuleText.period(period), centre);
    }

    private static NoticeDocument.Rule rule(RuleCode code, LocalizedText value, CentreRules centre) {
        RuleSource source = centre.source(code);
        return new NoticeDocument.Rule(
                new LocalizedText(code.zh(), code.en()), value, new LocalizedText(source.zh(), source.en()));
    }

    private static LocalizedText value(RuleCode code, CentreRules centre) {
        long value = centre.value(code);
        return switch (code.unit()) {
            case DURATION -> RuleText.period(Duration.ofMillis(value));
            case DAYS -> RuleText.count(value, "天", "day");
            case WORKING_DAYS -> RuleText.count(value, "个工作日", "working day");
            case MONTHS -> RuleText.count(value, "个月", "month");
            case YEARS -> RuleText.count(value, "年", "year");
            case BASIS_POINTS -> RuleText.share(value);
            case COUNT -> RuleText.count(value, "", "");
            case BOOLEAN -> RuleText.truth(value == 1);
            case MONEY -> RuleText.amount(Money.ofMinor(value, centre.currency()));
        };
    }
}
