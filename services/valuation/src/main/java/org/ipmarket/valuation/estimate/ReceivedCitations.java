package org.ipmarket.valuation.estimate;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.ipmarket.messages.CitationsReceived;
import org.ipmarket.messages.Nullable;
import org.ipmarket.valuation.method.indicator.Dispersion;
import org.ipmarket.valuation.method.indicator.ForwardCitations;

/**
 * What the register's word on citations received comes to: how many within five years of publication, and over how many fields. What the word does not
 * reach is open, with the reason; some that are known are never taken for all.
 *
 * @param count within {@link ForwardCitations#USUAL_YEARS} years; empty where {@code countOpen} says why
 * @param generality of the fields of those; empty where {@code generalityOpen} says why
 */
public record ReceivedCitations(
        OptionalInt count,
        Optional<Dispersion> generality,
        @Nullable String countOpen,
        @Nullable String generalityOpen) {
    /** @param told null where nobody has told the register anything */
    public static ReceivedCitations of(CitationsReceived told) {
        if (told == null) {
            return open("nobody has told who cites it");
        }
        if (told.count() == null || told.asOf() == null) {
            return open("on this register " + told.citing().size() + " cite it; nobody has told who else does");
        }
        if (told.firstPublished() == null) {
            return open("the day of its first publication is not known, from which the five years run");
        }
        LocalDate last =
                told.firstPublished().plusYears(ForwardCitations.USUAL_YEARS).minusDays(1);
        if (told.asOf().isBefore(last)) {
            return open("who cites it is told up to " + told.asOf() + ", and its five years end on " + last);
        }
        if (isWhole(told)) {
            return counted(told);
        }
        String some = "of " + told.count() + " that cite it not all are told with their day";
        return told.inFiveYears() == null
                ? open(some)
                : new ReceivedCitations(OptionalInt.of(told.inFiveYears()), Optional.empty(), null, some);
    }

    private static boolean isWhole(CitationsReceived told) {
        return told.citing().stream().allMatch(one -> one.published() != null)
                && told.citing().stream()
                                .filter(one -> !one.published().isAfter(told.asOf()))
                                .count()
                        >= told.count();
    }

    private static ReceivedCitations counted(CitationsReceived told) {
        ForwardCitations counted = ForwardCitations.of(
                told.firstPublished(),
                told.citing().stream()
                        .map(one -> new ForwardCitations.Citing(one.published(), Boolean.TRUE.equals(one.ofOwner())))
                        .toList(),
                told.asOf(),
                ForwardCitations.USUAL_YEARS);
        LocalDate end = told.firstPublished().plusYears(ForwardCitations.USUAL_YEARS);
        List<List<String>> fields = told.citing().stream()
                .filter(one -> !one.published().isBefore(told.firstPublished())
                        && one.published().isBefore(end))
                .map(CitationsReceived.Citing::subclasses)
                .toList();
        Optional<Dispersion> generality = Dispersion.ofShared(fields);
        String open = generality.isPresent()
                ? null
                : fields.isEmpty()
                        ? "nothing cites it within five years, and of nothing there is no spread"
                        : "of none that cite it the classes are told";
        return new ReceivedCitations(OptionalInt.of(counted.total()), generality, null, open);
    }

    private static ReceivedCitations open(String reason) {
        return new ReceivedCitations(OptionalInt.empty(), Optional.empty(), reason, reason);
    }
}
