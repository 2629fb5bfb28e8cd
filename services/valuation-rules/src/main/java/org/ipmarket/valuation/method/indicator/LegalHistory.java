package org.ipmarket.valuation.method.indicator;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ipmarket.valuation.method.indicator.LegalEvent.Kind;

/**
 * What the registers' events come to on a day.
 *
 * <p>A patent that was attacked and stood is worth more than one that nobody attacked (Harhoff, Scherer and Vopel 2003, Research Policy 32); one
 * that was sold or licensed found somebody who paid (Serrano 2010, "The dynamics of the transfer and renewal of patents", RAND Journal of
 * Economics 41); one that was pledged, a lender (Mann 2018, "Creditor rights and innovation: evidence from patent collateral",
 * Journal of Financial Economics 130).
 *
 * @param attacks oppositions and requests for invalidation
 * @param survived of them those that were rejected, or left the patent in force with fewer claims
 * @param noOpposition whether a register says that the time for opposition passed without one
 * @param observations of third parties
 * @param fallen whether it was revoked or invalidated as a whole
 * @param transfers recorded
 * @param licences recorded and not ended; {@code pledges}: recorded and not released
 * @param seized whether a seizure has not been lifted
 * @param lapsedAt offices where it lapsed and was not restored, sorted
 */
public record LegalHistory(
        int attacks,
        int survived,
        boolean noOpposition,
        int observations,
        boolean fallen,
        int transfers,
        int licences,
        int pledges,
        boolean seized,
        SortedSet<String> lapsedAt) {
    /** Events after the day are left out; an end without a beginning ends nothing. */
    public static LegalHistory on(LocalDate day, Collection<LegalEvent> events) {
        List<LegalEvent> past = events.stream()
                .filter(event -> !event.on().isAfter(day))
                .sorted(Comparator.comparing(LegalEvent::on).thenComparing(LegalEvent::kind))
                .toList();
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        past.forEach(event -> counts.merge(event.kind(), 1, Integer::sum));
        int attacks = count(counts, Kind.OPPOSITION_FILED) + count(counts, Kind.INVALIDATION_REQUESTED);
        int stood = count(counts, Kind.OPPOSITION_REJECTED)
                + count(counts, Kind.MAINTAINED_AS_AMENDED)
                + count(counts, Kind.INVALIDATION_REJECTED)
                + count(counts, Kind.PARTLY_INVALIDATED);
        return new LegalHistory(
                attacks,
                Math.min(stood, attacks),
                counts.containsKey(Kind.NO_OPPOSITION_FILED),
                count(counts, Kind.THIRD_PARTY_OBSERVATIONS),
                counts.containsKey(Kind.REVOKED) || counts.containsKey(Kind.INVALIDATED),
                count(counts, Kind.TRANSFERRED),
                open(past, Kind.LICENCE_RECORDED, Kind.LICENCE_ENDED),
                open(past, Kind.PLEDGE_RECORDED, Kind.PLEDGE_RELEASED),
                open(past, Kind.SEIZED, Kind.SEIZURE_LIFTED) > 0,
                lapsed(past));
    }

    private static int count(Map<Kind, Integer> counts, Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    private static int open(List<LegalEvent> past, Kind begins, Kind ends) {
        int open = 0;
        for (LegalEvent event : past) {
            if (event.kind() == begins) {
                open++;
            } else if (event.kind() == ends && open > 0) {
                open--;
            }
        }
        return open;
    }

    private static SortedSet<String> lapsed(List<LegalEvent> past) {
        Map<String, Kind> last = new HashMap<>();
        for (LegalEvent event : past) {
            if (event.kind() == Kind.LAPSED || event.kind() == Kind.RESTORED) {
                last.put(event.office(), event.kind());
            }
        }
        SortedSet<String> lapsed = new TreeSet<>();
        last.forEach((office, kind) -> {
            if (kind == Kind.LAPSED) {
                lapsed.add(office);
            }
        });
        return Collections.unmodifiableSortedSet(lapsed);
    }
}
