package org.ipmarket.listing.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ipmarket.messages.Extent;

/** Against an oracle that counts days, places and fields one by one and looks pairs up in a list of words. */
class ConflictsTest {
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
            @ForAll @IntRange(max = 63) int namesOne,
            @ForAll @IntRange(max = 63) int namesTwo,
            @ForAll @IntRange(max = 7) int fieldsOne,
            @ForAll @IntRange(max = 7) int fieldsTwo,
            @ForAll @IntRange(max = 9) int fromOne,
            @ForAll @IntRange(max = 9) int fromTwo,
            @ForAll @IntRange(max = 5) int daysOne,
            @ForAll @IntRange(max = 5) int daysTwo) {
        Extent extentOne = Leaves.extent(namesOne, fieldsOne, fromOne, daysOne);
        Extent extentTwo = Leaves.extent(namesTwo, fieldsTwo, fromTwo, daysTwo);
        Grant existing = new Grant(one, extentOne, Period.granted(extentOne, Leaves.DAY), inForce, false);
        Grant offered = new Grant(two, extentTwo, Period.offered(extentTwo, Leaves.DAY), false, consent);
        boolean meet = Leaves.meet(extentOne, extentTwo);
        boolean clash = LICENCES.contains(one + " " + two)
                || one == Kind.ASSIGNMENT
                || (one == Kind.PLEDGE && !consent)
                || (two == Kind.ASSIGNMENT && one != Kind.PLEDGE && !inForce);
        assertThat(Conflicts.between(existing, offered).isPresent()).isEqualTo(meet && clash);
        if (!inForce && one != Kind.PLEDGE && two != Kind.PLEDGE) {
            assertThat(Conflicts.between(offered, existing).isPresent()).isEqualTo(meet && clash);
        }
    }
}
