package org.ipmarket.listing.api;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.ipmarket.listing.centre.CentreRules;
import org.ipmarket.listing.centre.RuleCode;
import org.ipmarket.listing.centre.RuleLimits;
import org.ipmarket.listing.centre.RuleSource;
import org.ipmarket.listing.centre.RuleVersionState;
import org.ipmarket.listing.centre.Unit;
import org.ipmarket.listing.store.CentreRuleRow;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.SettlementTerms;
import org.ipmarket.messages.id.CentreCode;

/** A centre's rules as they are shown. */
final class RuleViews {
    private RuleViews() {}

    /**
     * The rules that hold.
     *
     * @param version of the rule book
     * @param settlement how trades are settled; absent where the market's defaults hold
     * @param proposed the version that waits for its decision, or null
     */
    public record Book(
            CentreCode centre,
            Mode mode,
            long version,
            LocalDate effectiveOn,
            List<Rule> items,
            FeeSchedule fees,
            SettlementTerms settlement,
            Long proposed) {
        static Book of(CentreCode centre, Mode mode, CentreRuleRow row, CentreRules rules, Long proposed) {
            return new Book(
                    centre, mode, row.version, row.effectiveOn, all(rules, false), row.fees, row.settlement, proposed);
        }
    }

    /**
     * A rule. Durations are written as ISO 8601, amounts as money, the rest as numbers or truth values.
     *
     * @param standard what holds where the centre says nothing
     * @param lowest least value of a live centre
     * @param highest most
     * @param stated whether the centre says so itself
     * @param source where the value comes from: zh, en, and how far it binds
     * @param bounds where default and bounds come from
     */
    public record Rule(
            RuleCode code,
            LocalizedText name,
            Unit unit,
            Object value,
            Object standard,
            Object lowest,
            Object highest,
            boolean stated,
            RuleSource source,
            RuleSource bounds) {}

    /** A version: only what the centre states. */
    public record Version(
            long version,
            RuleVersionState state,
            LocalDate effectiveOn,
            String reason,
            String proposedBy,
            Instant proposedAt,
            String decidedBy,
            Instant decidedAt,
            String decision,
            List<Rule> stated,
            FeeSchedule fees,
            SettlementTerms settlement) {
        static Version of(CentreRuleRow row, CentreRules rules) {
            return new Version(
                    row.version,
                    row.state,
                    row.effectiveOn,
                    row.reason,
                    row.proposer,
                    row.proposedAt,
                    row.decider,
                    row.decidedAt,
                    row.decision,
                    all(rules, true),
                    row.fees,
                    row.settlement);
        }
    }

    private static List<Rule> all(CentreRules rules, boolean statedOnly) {
        return Arrays.stream(RuleCode.values())
                .filter(code -> !statedOnly || rules.isStated(code))
                .map(code -> rule(code, rules))
                .toList();
    }

    private static Rule rule(RuleCode code, CentreRules rules) {
        RuleLimits limits = rules.limits(code);
        return new Rule(
                code,
                new LocalizedText(code.zh(), code.en()),
                code.unit(),
                written(code, rules.value(code), rules),
                written(code, limits.value(), rules),
                written(code, limits.lowest(), rules),
                written(code, limits.highest(), rules),
                rules.isStated(code),
                rules.source(code),
                code.source());
    }

    private static Object written(RuleCode code, long value, CentreRules rules) {
        return switch (code.unit()) {
            case DURATION -> Duration.ofMillis(value);
            case BOOLEAN -> value == 1;
            case MONEY -> Money.ofMinor(value, rules.currency());
            case DAYS, WORKING_DAYS, MONTHS, YEARS, BASIS_POINTS, COUNT -> value;
        };
    }
}
