package org.ipmarket.gateway.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The market at one moment, as the page shows it.
 *
 * @param serverTime the market's clock, which every countdown follows
 * @param silent what does not answer, in both languages, empty where all do
 * @param seen when the lots were read, if that was not just now; else empty
 */
public record MarketView(
        String serverTime,
        String clock,
        String silent,
        String seen,
        List<LotCard> open,
        List<LotCard> soon,
        List<LotCard> ended) {

    private static final Duration FRESH = Duration.ofSeconds(5);

    static MarketView of(Snapshot snapshot, ValueRanges values, Names names, int endedShown) {
        Instant now = snapshot.clock();
        return new MarketView(
                now.toString(),
                Wording.moment(now),
                silence(snapshot.silent()),
                snapshot.age().compareTo(FRESH) > 0 ? Wording.moment(now.minus(snapshot.age())) : "",
                cards(snapshot, LotCard.Phase.OPEN, values, names, Integer.MAX_VALUE),
                cards(snapshot, LotCard.Phase.SOON, values, names, Integer.MAX_VALUE),
                cards(snapshot, LotCard.Phase.ENDED, values, names, endedShown));
    }

    /** Whether anything here is shown for demonstration only. */
    public boolean demonstration() {
        return Stream.of(open, soon, ended).flatMap(List::stream).anyMatch(LotCard::demonstration);
    }

    /** The same market for somebody who looks a moment later. */
    MarketView at(Instant now) {
        return new MarketView(now.toString(), Wording.moment(now), silent, seen, open, soon, ended);
    }

    private static List<LotCard> cards(
            Snapshot snapshot, LotCard.Phase phase, ValueRanges values, Names names, int shown) {
        Comparator<Instant> order =
                phase == LotCard.Phase.ENDED ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return snapshot.lots().stream()
                .filter(lot -> LotCard.Phase.of(lot.getString("state")) == phase)
                .sorted(Comparator.comparing(phase::until, Comparator.nullsLast(order)))
                .limit(shown)
                .map(lot -> LotCard.of(
                        lot,
                        names.centre(lot.getString("centre", "")),
                        values.text(lot.getString("id")),
                        snapshot.clock()))
                .toList();
    }

    private static String silence(Set<Part> silent) {
        if (silent.isEmpty()) {
            return "";
        }
        return silent.stream().sorted().map(Part::chinese).collect(Collectors.joining("、")) + "暂无响应。"
                + silent.stream().sorted().map(Part::english).collect(Collectors.joining(", ")) + ": not answering.";
    }
}
