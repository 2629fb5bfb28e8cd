package org.ipmarket.listing.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Against an oracle that counts days, regions and fields one by one and looks pairs up in a list of words. */
class ConflictsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final List<String> REGIONS = List.of("CN", "HK", "MO");
    private static final Set<String> LICENCES = Set.of(
            "EXCLUSIVE EXCLUSIVE",
            "EXCLUSIVE SOLE",
            "EXCLUSIVE ORDINARY",
            "EXCLUSIVE OPEN",
            "SOLE EXCLUSIVE",
            "SOLE SOLE",
            "SOLE ORDINARY",
            "SOLE OPEN",
            "ORDINARY EXCLUSIVE",
            "ORDINARY SOLE",
            "OPEN EXCLUSIVE",
            "OPEN SOLE");

    @Property
    void agreesWithCounting(
            @ForAll Kind one,
            @ForAll Kind two,
            @ForAll boolean inForce,
            @ForAll boolean consent,
            @ForAll @IntRange(max = 7) int regionsOne,
            @ForAll @IntRange(max = 7) int regionsTwo,
            @ForAll @IntRange(max = 7) int fieldsOne,
            @ForAll @IntRange(max = 7) int fieldsTwo,
            @ForAll @IntRange(max = 9) int fromOne,
            @ForAll @IntRange(max = 9) int fromTwo,
            @ForAll @IntRange(max = 5) int daysOne,
            @ForAll @IntRange(max = 5) int daysTwo) {
        Grant existing = new Grant(one, some(regionsOne), some(fieldsOne), term(fromOne, daysOne), inForce, false);
        Grant offered = new Grant(two, some(regionsTwo), some(fieldsTwo), term(fromTwo, daysTwo), false, consent);
        boolean meet = cells(regionsOne, fieldsOne, fromOne, daysOne).stream()
                .anyMatch(cells(regionsTwo, fieldsTwo, fromTwo, daysTwo)::contains);
        boolean clash = LICENCES.contains(one + " " + two)
                || one == Kind.ASSIGNMENT
                || (one == Kind.PLEDGE && !consent)
                || (two == Kind.ASSIGNMENT && one != Kind.PLEDGE && !inForce);
        assertThat(Conflicts.between(existing, offered).isPresent()).isEqualTo(meet && clash);
        if (!inForce && one != Kind.PLEDGE && two != Kind.PLEDGE) {
            assertThat(Conflicts.between(offered, existing).isPresent()).isEqualTo(meet && clash);
        }
    }

    private static Extent some(int bits) {
        Set<String> names = new HashSet<>();
        for (int bit = 0; bit < 3; bit++) {
            if ((bits >> bit & 1) == 1) {
                names.add(REGIONS.get(bit));
            }
        }
        return bits == 0 ? Extent.ALL : new Extent(names);
    }

    private static Period term(int from, int days) {
        return new Period(DAY.plusDays(from), days == 0 ? null : DAY.plusDays(from + days));
    }

    private static Set<List<Integer>> cells(int regions, int fields, int from, int days) {
        Set<List<Integer>> cells = new HashSet<>();
        for (int day = from; day < (days == 0 ? 20 : from + days); day++) {
            for (int region = 0; region < 3; region++) {
                for (int field = 0; field < 3; field++) {
                    if ((regions == 0 || (regions >> region & 1) == 1) && (fields == 0 || (fields >> field & 1) == 1)) {
                        cells.add(List.of(day, region, field));
                    }
                }
            }
        }
        return cells;
    }
}
