package org.ipmarket.listing.centre;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ipmarket.listing.Violation;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.Mode;

/** What the values of a rule book must fulfil: sense in every mode, the bounds of their sources in live mode. */
public final class RuleChecks {
    static final int LONGEST_CITATION = 200;

    private RuleChecks() {}

    /** Everything that is wrong with what is stated; empty where it may stand. A field is {@code rules.CODE}. */
    public static List<Violation> check(CentreRules rules, FeeSchedule fees, Mode mode) {
        List<Violation> found = new ArrayList<>();
        for (Map.Entry<RuleCode, StatedRule> stated : rules.book().stated().entrySet()) {
            RuleCode code = stated.getKey();
            long value = stated.getValue().value();
            RuleLimits limits = rules.limits(code);
            Unit unit = code.unit();
            if (value < unit.lowest() || value > unit.highest()) {
                found.add(out(rules, code, unit.lowest(), unit.highest(), "what makes sense"));
            } else if (mode == Mode.LIVE && !limits.holds(value)) {
                found.add(out(
                        rules,
                        code,
                        limits.lowest(),
                        limits.highest(),
                        code.source().en()));
            }
            citation(code, stated.getValue().own(), found);
        }
        commission(rules, fees, found);
        return found;
    }

    private static Violation out(CentreRules rules, RuleCode code, long lowest, long highest, String source) {
        String low = text(code.unit(), lowest);
        String high = text(code.unit(), highest);
        String message =
                lowest == highest ? "is " + low + " for every centre" : "must lie between " + low + " and " + high;
        return new Violation(
                "rules." + code, message + " (" + source + ")", lowest == highest ? List.of(low) : List.of());
    }

    private static String text(Unit unit, long value) {
        return switch (unit) {
            case DURATION -> Duration.ofMillis(value).toString();
            case BOOLEAN -> value == 1 ? "true" : "false";
            case MONEY -> value + " minor units";
            case DAYS, WORKING_DAYS, MONTHS, YEARS, BASIS_POINTS, COUNT -> Long.toString(value);
        };
    }

    private static void citation(RuleCode code, StatedRule.OwnRule own, List<Violation> found) {
        if (own == null) {
            return;
        }
        if (bad(own.article()) || bad(own.version()) || (own.filing() != null && bad(own.filing()))) {
            found.add(new Violation(
                    "rules." + code + ".source",
                    "an own rule is cited by article and version, and its filing number where it has one, each of 1 to "
                            + LONGEST_CITATION + " characters"));
        }
    }

    private static boolean bad(String text) {
        return text == null || text.isBlank() || text.length() > LONGEST_CITATION;
    }

    private static void commission(CentreRules rules, FeeSchedule fees, List<Violation> found) {
        if (!rules.isStated(RuleCode.COMMISSION_MOST)) {
            return;
        }
        Ruled<Integer> most = rules.number(RuleCode.COMMISSION_MOST);
        CentreChecks.sides(fees).forEach((path, side) -> {
            for (int i = 0; i < side.tiers().size(); i++) {
                if (side.tiers().get(i).basisPoints() > most.value()) {
                    found.add(new Violation(
                            path + ".tiers[" + i + "].basisPoints",
                            "at most " + most.value() + " from each side ("
                                    + most.source().en() + ")"));
                }
            }
        });
    }
}
