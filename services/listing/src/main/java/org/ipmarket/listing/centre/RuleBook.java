package org.ipmarket.listing.centre;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.ipmarket.messages.TradingRules;

/** What a centre has stated of its rules; for every other rule the default holds. */
public record RuleBook(Map<RuleCode, StatedRule> stated) {
    public RuleBook {
        Map<RuleCode, StatedRule> ordered = new EnumMap<>(RuleCode.class);
        ordered.putAll(stated);
        stated = Collections.unmodifiableMap(ordered);
    }

    /** The book with what changes; a null takes a statement back, so that the default holds again. */
    public RuleBook with(Map<RuleCode, StatedRule> changes) {
        Map<RuleCode, StatedRule> next = new EnumMap<>(RuleCode.class);
        next.putAll(stated);
        changes.forEach((code, rule) -> {
            if (rule == null) {
                next.remove(code);
            } else {
                next.put(code, rule);
            }
        });
        return new RuleBook(next);
    }

    /** The book with these periods and rates; the source of one that stays the same stays too. */
    public RuleBook with(TradingRules rules) {
        Map<RuleCode, StatedRule> next = new EnumMap<>(RuleCode.class);
        put(next, RuleCode.ANNOUNCEMENT, rules.announcement());
        put(next, RuleCode.BIDDING, rules.bidding());
        put(next, RuleCode.EXTENSION_WINDOW, rules.extensionWindow());
        put(next, RuleCode.EXTENSION, rules.extension());
        put(next, RuleCode.CONFIRMATION, rules.confirmation());
        put(next, RuleCode.PAYMENT, rules.payment());
        put(next, RuleCode.DEPOSIT, rules.depositBasisPoints());
        put(next, RuleCode.MINIMUM_BIDDERS, rules.minimumBidders());
        return with(next);
    }

    private void put(Map<RuleCode, StatedRule> next, RuleCode code, Duration period) {
        put(next, code, period.toMillis());
    }

    private void put(Map<RuleCode, StatedRule> next, RuleCode code, long value) {
        StatedRule before = stated.get(code);
        next.put(code, before != null && before.value() == value ? before : new StatedRule(value, null));
    }
}
