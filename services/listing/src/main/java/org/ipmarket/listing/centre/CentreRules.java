package org.ipmarket.listing.centre;

import java.time.Duration;
import java.util.Map;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.TradingRules;

/** The rules of one centre as they hold now: its own values, and the defaults for the rest. */
public final class CentreRules {
    private final RuleBook book;
    private final Map<RuleCode, RuleLimits> limits;
    private final String currency;

    /**
     * @param limits of every rule
     * @param currency in which the centre's amounts are
     */
    public CentreRules(RuleBook book, Map<RuleCode, RuleLimits> limits, String currency) {
        this.book = book;
        this.limits = limits;
        this.currency = currency;
    }

    /** After its end an unsold lot may be relisted so long. */
    public Ruled<Duration> relistingWithin() {
        return period(RuleCode.RELISTING_WITHIN);
    }

    /** The start price of a relisting may be so much lower than the one before. */
    public Ruled<Integer> relistingCutBasisPoints() {
        return number(RuleCode.RELISTING_CUT);
    }

    /** The notice of a relisting. */
    public Ruled<Duration> relistingNotice() {
        return period(RuleCode.RELISTING_NOTICE);
    }

    /** How many days old the copy of the register may be when an offer is announced. */
    public Ruled<Integer> oldestStatusDays() {
        return number(RuleCode.STATUS_OLDEST);
    }

    /** From the announcement until the opening. */
    public Ruled<Duration> noticePeriod() {
        return period(RuleCode.ANNOUNCEMENT);
    }

    /** Whether a correction of a notice starts its period again. */
    public Ruled<Boolean> correctionRestartsNotice() {
        return truth(RuleCode.CORRECTION_RESTARTS);
    }

    /** The fee for withdrawing an announced offer before it opens: the fixed sum or the share of the start price, the higher. */
    public Ruled<Money> withdrawalFee(Money startPrice) {
        Ruled<Money> fixed = money(RuleCode.WITHDRAWAL_FEE);
        Money share = startPrice.basisPoints((int) value(RuleCode.WITHDRAWAL_FEE_RATE));
        if (share.currency().equals(fixed.value().currency()) && share.compareTo(fixed.value()) <= 0) {
            return fixed;
        }
        return new Ruled<>(RuleCode.WITHDRAWAL_FEE_RATE, share, source(RuleCode.WITHDRAWAL_FEE_RATE));
    }

    /** How many days a sale by agreement of a university or institute is publicised. */
    public Ruled<Integer> publicityDays() {
        return number(RuleCode.PUBLICITY);
    }

    /** Working days of notice for a state-owned asset at this price, which is in the centre's currency. */
    public Ruled<Integer> stateOwnedNoticeWorkingDays(Money price) {
        boolean large = price.compareTo(money(RuleCode.STATE_OWNED_LARGE_FROM).value()) > 0;
        return number(large ? RuleCode.STATE_OWNED_LARGE_NOTICE : RuleCode.STATE_OWNED_NOTICE);
    }

    /** Fewer different bidders than this: no sale. */
    public Ruled<Integer> minimumBidders() {
        return number(RuleCode.MINIMUM_BIDDERS);
    }

    /** Whether buyers outside the mainland need evidence of what the export of technology asks for. */
    public Ruled<Boolean> exportEvidenceNeeded() {
        return truth(RuleCode.EXPORT_EVIDENCE);
    }

    /** Whether a change of the rules needs a second person. */
    public Ruled<Boolean> rulesByTwo() {
        return truth(RuleCode.RULES_BY_TWO);
    }

    /** Periods and rates for competitive bidding, as lots carry them. */
    public TradingRules trading() {
        return new TradingRules(
                period(RuleCode.ANNOUNCEMENT).value(),
                period(RuleCode.BIDDING).value(),
                period(RuleCode.EXTENSION_WINDOW).value(),
                period(RuleCode.EXTENSION).value(),
                number(RuleCode.DEPOSIT).value(),
                period(RuleCode.CONFIRMATION).value(),
                period(RuleCode.PAYMENT).value(),
                number(RuleCode.MINIMUM_BIDDERS).value());
    }

    /** Any rule that is a period of time. */
    public Ruled<Duration> period(RuleCode code) {
        return new Ruled<>(code, Duration.ofMillis(of(code, Unit.DURATION)), source(code));
    }

    /** Any rule that is a sum. */
    public Ruled<Money> money(RuleCode code) {
        return new Ruled<>(code, Money.ofMinor(of(code, Unit.MONEY), currency), source(code));
    }

    /** Any rule that holds or does not. */
    public Ruled<Boolean> truth(RuleCode code) {
        return new Ruled<>(code, of(code, Unit.BOOLEAN) == 1, source(code));
    }

    /** Any rule that counts: days, working days, months, years, ten-thousandths, things. */
    public Ruled<Integer> number(RuleCode code) {
        return new Ruled<>(code, Math.toIntExact(value(code)), source(code));
    }

    /** The value in the rule's unit. */
    public long value(RuleCode code) {
        StatedRule stated = book.stated().get(code);
        return stated == null ? limits.get(code).value() : stated.value();
    }

    /** What the centre cites for the value, or the source of the default and its bounds. */
    public RuleSource source(RuleCode code) {
        StatedRule stated = book.stated().get(code);
        return stated == null || stated.own() == null
                ? code.source()
                : stated.own().source();
    }

    public boolean isStated(RuleCode code) {
        return book.stated().containsKey(code);
    }

    public RuleLimits limits(RuleCode code) {
        return limits.get(code);
    }

    public RuleBook book() {
        return book;
    }

    public String currency() {
        return currency;
    }

    private long of(RuleCode code, Unit unit) {
        if (code.unit() != unit) {
            throw new IllegalArgumentException(code + " is counted in " + code.unit() + ", not " + unit);
        }
        return value(code);
    }
}
