package org.ipmarket.valuation.method.scorecard;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ipmarket.valuation.method.indicator.Cohort;
import org.ipmarket.valuation.method.indicator.Indicator;
import org.ipmarket.valuation.method.indicator.Measured;
import org.ipmarket.valuation.method.indicator.Term;

/** Gives the points that can be measured, and says of every other criterion why it is open. */
public final class Grading {
    private static final Grade NOT_JUDGED = new Grade.Open("for a person to judge, not judged yet");
    private static final Grade NO_TERM = new Grade.Open("the end of protection is not known");

    private Grading() {}

    /**
     * @param term empty where it is not known
     * @param day of which the term is counted
     * @param judged by persons, by the criteria's ids; only those that are graded by an expert
     * @return a grade for each criterion of the edition, in its order
     */
    public static Map<String, Grade> of(
            Edition edition,
            Measured patent,
            Cohort cohort,
            Optional<Term> term,
            LocalDate day,
            Map<String, Grade.Given> judged) {
        Map<String, Grade> grades = new LinkedHashMap<>();
        for (Criterion criterion : edition.criteria()) {
            grades.put(
                    criterion.id(),
                    switch (criterion.gradedBy()) {
                        case PERCENTILE -> ranked(criterion.indicator().orElseThrow(), patent, cohort);
                        case SHARE_OF_TERM ->
                            term.map(known -> left(known, day)).orElse(NO_TERM);
                        case EXPERT -> judged.containsKey(criterion.id()) ? judged.get(criterion.id()) : NOT_JUDGED;
                    });
        }
        for (String id : judged.keySet()) {
            if (grades.get(id) != judged.get(id)) {
                throw new IllegalArgumentException(
                        edition.version() + " has no criterion " + id + " for a person to judge");
            }
        }
        return grades;
    }

    private static Grade ranked(Indicator indicator, Measured patent, Cohort cohort) {
        OptionalDouble value = patent.value(indicator);
        if (value.isEmpty()) {
            return new Grade.Open(indicator + " is not known");
        }
        OptionalDouble percentile = cohort.percentile(indicator, value.getAsDouble());
        String among = cohort.known(indicator) + " of " + cohort.key().office() + " "
                + cohort.key().field() + " filed in " + cohort.key().filedIn();
        return percentile.isEmpty()
                ? new Grade.Open(indicator + " is known of " + among + ", fewer than " + Cohort.LEAST)
                : new Grade.Given(
                        percentile.getAsDouble(),
                        String.format(
                                Locale.ROOT,
                                "%s %.4g: percentile %.1f among %s",
                                indicator,
                                value.getAsDouble(),
                                percentile.getAsDouble(),
                                among));
    }

    private static Grade left(Term term, LocalDate day) {
        return new Grade.Given(
                term.shareLeft(day) * Scorecard.MOST,
                term.daysLeft(day) + " days left on " + day + " of protection from " + term.filed() + " to "
                        + term.ends());
    }
}
