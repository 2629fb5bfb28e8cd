package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.required;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.centre.RuleCode;
import org.ipmarket.listing.centre.StatedRule;
import org.ipmarket.listing.register.ChangeRules;
import org.ipmarket.messages.Money;

/** Bodies of requests about a centre's rules. */
final class RuleRequests {
    private RuleRequests() {}

    /** Body of {@code PUT /centres/{code}/rules}: only what changes. */
    public record Change(List<Rule> rules, CentreRequest.Fees fees, SettlementRequest settlement, String reason) {
        ChangeRules.Proposal proposal(String currency) {
            Map<RuleCode, StatedRule> changes = new EnumMap<>(RuleCode.class);
            for (Rule rule : rules == null ? List.<Rule>of() : rules) {
                RuleCode code = required("rules.code", required("rules", rule).code());
                if (changes.containsKey(code)) {
                    throw Problems.unprocessable("rule-twice", "rules." + code, code + " stands twice.");
                }
                changes.put(code, rule.value() == null ? null : new StatedRule(rule.number(currency), rule.own()));
            }
            return new ChangeRules.Proposal(
                    changes,
                    fees == null ? null : fees.schedule(),
                    settlement == null ? null : settlement.terms("settlement"),
                    required("reason", reason));
        }
    }

    /**
     * A rule that changes.
     *
     * @param value as the rule is written: a duration, true or false, an amount of money, or a whole number; null lets the default hold again
     * @param source the centre's own written rule that says so; may be absent
     */
    public record Rule(RuleCode code, Object value, Source source) {
        StatedRule.OwnRule own() {
            return source == null ? null : new StatedRule.OwnRule(source.article(), source.version(), source.filing());
        }

        long number(String currency) {
            return switch (code.unit()) {
                case DURATION -> duration();
                case BOOLEAN -> value instanceof Boolean truth ? (truth ? 1 : 0) : malformed("true or false");
                case MONEY -> money(currency);
                case DAYS, WORKING_DAYS, MONTHS, YEARS, BASIS_POINTS, COUNT ->
                    value instanceof Integer || value instanceof Long
                            ? ((Number) value).longValue()
                            : malformed("a whole number");
            };
        }

        private long duration() {
            try {
                return value instanceof String text
                        ? Duration.parse(text).toMillis()
                        : malformed("a duration, such as P7D");
            } catch (DateTimeParseException | ArithmeticException e) {
                return malformed("a duration, such as P7D");
            }
        }

        private long money(String currency) {
            String form = "an amount in " + currency + ", such as {\"amount\": \"100.00\", \"currency\": \"" + currency
                    + "\"}";
            if (!(value instanceof Map<?, ?> fields)
                    || !(fields.get("amount") instanceof String amount)
                    || !currency.equals(fields.get("currency"))) {
                return malformed(form);
            }
            try {
                return Money.parse(amount, currency).minor();
            } catch (IllegalArgumentException e) {
                return malformed(form);
            }
        }

        private long malformed(String accepted) {
            throw Problems.unprocessable(
                    "invalid-rules", "rules." + code, code + " is " + accepted + ".", Map.of("accepted", accepted));
        }
    }

    /** See {@link StatedRule.OwnRule}. */
    public record Source(String article, String version, String filing) {}

    /** Body of a confirmation. */
    public record Confirmation(String remark) {}

    /** Body of a rejection. */
    public record Rejection(String reason) {}
}
