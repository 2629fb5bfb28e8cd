package org.ipmarket.listing.legal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ipmarket.messages.EncumbranceKind;
import org.ipmarket.messages.LegalStatus;

/** What must hold of any history. */
class RightHistoryPropertiesTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final LocalDate TODAY = FIRST.plusDays(400);
    private static final EventKind[] KINDS = EventKind.values();
    private static final RegisterCopy COPY =
            new RegisterCopy(LegalStatus.IN_FORCE, FIRST, true, LocalDate.of(2037, 1, 1), null);

    /** In whatever order events of different days are entered, the same follows. */
    @Property
    void theOrderOfEntryDoesNotMatter(@ForAll long seed) {
        Random random = new Random(seed);
        List<LegalEvent> events = events(random);
        List<Integer> order = new ArrayList<>();
        for (int i = 1; i <= events.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        List<LegalEvent> shuffled = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            LegalEvent each = events.get(i);
            shuffled.add(new LegalEvent(order.get(i), each.kind(), each.effectiveOn(), null, false, each.detail()));
        }
        Collections.shuffle(shuffled, random);
        RightState one = RightHistory.on(TODAY, COPY, events);
        RightState other = RightHistory.on(TODAY, COPY, shuffled);
        assertThat(other.status()).isEqualTo(one.status());
        assertThat(other.statusAsOf()).isEqualTo(one.statusAsOf());
        assertThat(other.expires()).isEqualTo(one.expires());
        for (int day = 0; day <= 400; day += 7) {
            assertThat(other.on(FIRST.plusDays(day))).isEqualTo(one.on(FIRST.plusDays(day)));
        }
    }

    /** An event that is corrected might as well not have been entered. */
    @Property
    void aCorrectedEventLeavesNoTrace(@ForAll long seed) {
        Random random = new Random(seed);
        List<LegalEvent> events = events(random);
        LegalEvent wrong = events.get(random.nextInt(events.size()));
        List<LegalEvent> corrected = new ArrayList<>(events);
        corrected.add(new LegalEvent(
                events.size() + 1, EventKind.CORRECTED, TODAY, null, false, Happened.corrects(wrong.sequence())));
        List<LegalEvent> without = new ArrayList<>(events);
        without.remove(wrong);
        assertThat(RightHistory.on(TODAY, COPY, corrected)).isEqualTo(RightHistory.on(TODAY, COPY, without));
    }

    /** What lies on a right on a day, counted with a tally of beginnings and ends up to that day. */
    @Property
    void whatLiesOnARightIsWhatHasBegunAndNotEnded(@ForAll long seed) {
        List<LegalEvent> events = events(new Random(seed));
        RightState state = RightHistory.on(TODAY, COPY, events);
        for (int day = 0; day <= 400; day += 5) {
            LocalDate on = FIRST.plusDays(day);
            Map<EncumbranceKind, Integer> open = new HashMap<>();
            events.stream().filter(event -> !event.effectiveOn().isAfter(on)).forEach(event -> {
                if (event.kind().begins()) {
                    open.merge(event.kind().encumbrance(), 1, Integer::sum);
                } else if (event.kind() == EventKind.MAINTAINED || event.kind() == EventKind.INVALIDATED) {
                    open.remove(EncumbranceKind.REVIEW);
                } else if (event.kind().ends()) {
                    open.merge(event.kind().encumbrance(), -1, (have, less) -> Math.max(0, have + less));
                    open.computeIfPresent(event.kind().encumbrance(), (kind, have) -> Math.max(0, have));
                }
            });
            open.values().removeIf(count -> count == 0);
            assertThat(state.on(on)).isEqualTo(open.keySet());
        }
    }

    /** Each on a day of its own, in the order of the days. */
    private static List<LegalEvent> events(Random random) {
        int count = 1 + random.nextInt(20);
        List<LegalEvent> events = new ArrayList<>();
        LocalDate day = FIRST;
        for (int i = 1; i <= count; i++) {
            day = day.plusDays(1 + random.nextInt(19));
            EventKind kind;
            do {
                kind = KINDS[random.nextInt(KINDS.length)];
            } while (kind == EventKind.CORRECTED);
            EventDetail detail = kind == EventKind.TERM_CHANGED
                    ? Happened.expires(LocalDate.of(2037, 1, 1).plusDays(i).toString())
                    : EventDetail.NONE;
            events.add(new LegalEvent(i, kind, day, null, false, detail));
        }
        return events;
    }
}
