package org.ipmarket.settlement.licence;

import java.time.LocalDate;
import java.util.Optional;
import org.ipmarket.messages.Money;

/**
 * What a licensee owes for each period of a licence (提成许可使用费).
 *
 * @param rateBasisPoints of net sales, in ten-thousandths
 * @param minimum for a whole period; a shorter one owes the part that its days are
 * @param from first day of the first period
 * @param until first day after the last period, or null as long as the licence lasts
 * @param statementWorkingDays for the licensee to state its sales, after the end of a period
 * @param paymentWorkingDays for it to pay, after the licensor has accepted the statement
 */
public record RoyaltyTerms(
        int rateBasisPoints,
        Money minimum,
        RoyaltyPeriod.Length period,
        LocalDate from,
        LocalDate until,
        int statementWorkingDays,
        int paymentWorkingDays) {
    private static final int WHOLE = 10_000;
    private static final int MOST_DAYS = 250;

    public RoyaltyTerms {
        if (minimum == null || period == null || from == null) {
            throw new IllegalArgumentException("royalty terms have a minimum, a period and a first day");
        }
    }

    /** A field that is wrong, and what would be accepted. */
    public record Fault(String field, String why) {}

    public String currency() {
        return minimum.currencyCode();
    }

    /** The first thing that is wrong. */
    public Optional<Fault> fault() {
        if (rateBasisPoints < 0 || rateBasisPoints > WHOLE) {
            return Optional.of(new Fault("rateBasisPoints", "0 to " + WHOLE));
        }
        if (rateBasisPoints == 0 && minimum.isZero()) {
            return Optional.of(new Fault("rateBasisPoints", "terms by which nothing is ever owed"));
        }
        if (until != null && !until.isAfter(from)) {
            return Optional.of(new Fault("until", "after " + from));
        }
        if (statementWorkingDays < 1 || statementWorkingDays > MOST_DAYS) {
            return Optional.of(new Fault("statementWorkingDays", "1 to " + MOST_DAYS));
        }
        if (paymentWorkingDays < 1 || paymentWorkingDays > MOST_DAYS) {
            return Optional.of(new Fault("paymentWorkingDays", "1 to " + MOST_DAYS));
        }
        return Optional.empty();
    }

    /** In words for the audit and for who has to accept them; the same terms always give the same words. */
    public String words() {
        return rateBasisPoints + " bp of net sales, at least " + minimum + " for each " + period + ", from " + from
                + (until == null ? "" : " until " + until) + ", stated within " + statementWorkingDays
                + " and paid within " + paymentWorkingDays + " working days";
    }
}
