package org.ipmarket.listing.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.listing.store.SandboxAccountRow;
import org.ipmarket.listing.store.SandboxAccountRow.Kind;
import org.ipmarket.messages.id.CentreCode;

/**
 * Which logins and clients a sandbox has: the twins of the centre's own, stand-ins where a sale needs more people than the
 * centre has, and one user of each party that rehearses. Names end in a way that no other login's may.
 */
final class SandboxPlan {
    /** What the names of such logins end in; nobody else's do. */
    static final String LOGIN_SUFFIX = ".test";

    private static final String CLIENT_SUFFIX = "-test";
    private static final List<String> PARTIES = List.of("seller", "buyer1", "buyer2");
    private static final int MOST_TRIES = 100;

    /** A sale needs so many different people: two review, two enter and check recordals, two see to money. */
    private static final Map<Role, Integer> NEEDED =
            new TreeMap<>(Map.of(Role.REVIEWER, 2, Role.FINANCE, 2, Role.RECORDAL, 2, Role.MANAGER, 1));

    /** An account that is wanted; {@code stem} is its name without the ending. */
    private record Wanted(Kind kind, String stem, String twinOf, Set<Role> roles, UUID participant) {}

    private final CentreCode centre;
    private final Predicate<String> loginTaken;
    private final Predicate<String> clientTaken;

    /** The predicates say whether the identity provider knows the name already. */
    SandboxPlan(CentreCode centre, Predicate<String> loginTaken, Predicate<String> clientTaken) {
        this.centre = centre;
        this.loginTaken = loginTaken;
        this.clientTaken = clientTaken;
    }

    /**
     * The accounts as they are to be: those that there are keep their names; those that nobody needs any more are not
     * active.
     *
     * @param there from before
     * @param staff of the live centre
     * @param clients of the live centre
     * @param parties those that rehearse: the seller and two buyers
     */
    List<SandboxAccountRow> accounts(
            Collection<SandboxAccountRow> there,
            List<TwinLogins.Member> staff,
            List<String> clients,
            List<UUID> parties) {
        List<Wanted> wanted = new ArrayList<>();
        staff.forEach(member ->
                wanted.add(new Wanted(Kind.STAFF, member.username(), member.username(), member.roles(), null)));
        standIns(staff, wanted);
        clients.forEach(
                client -> wanted.add(new Wanted(Kind.SYSTEM, client, client, Set.of(Role.CENTRE_SYSTEM), null)));
        if (clients.isEmpty()) {
            wanted.add(new Wanted(Kind.SYSTEM, "centre-" + lower(), null, Set.of(Role.CENTRE_SYSTEM), null));
        }
        for (int i = 0; i < PARTIES.size(); i++) {
            wanted.add(new Wanted(
                    Kind.PARTICIPANT,
                    lower() + "." + PARTIES.get(i),
                    null,
                    Set.of(Role.TRADER, Role.APPROVER),
                    parties.get(i)));
        }
        return match(there, wanted);
    }

    private void standIns(List<TwinLogins.Member> staff, List<Wanted> wanted) {
        NEEDED.forEach((role, needed) -> {
            long has = staff.stream()
                    .filter(member -> member.roles().contains(role))
                    .count();
            for (long i = has + 1; i <= needed; i++) {
                String stem = lower() + "." + role.realmName() + (needed == 1 ? "" : i);
                wanted.add(new Wanted(Kind.STAFF, stem, null, Set.of(role), null));
            }
        });
    }

    private List<SandboxAccountRow> match(Collection<SandboxAccountRow> there, List<Wanted> wanted) {
        List<SandboxAccountRow> all = new ArrayList<>(there);
        Set<String> names = new HashSet<>();
        there.forEach(row -> {
            row.active = false;
            names.add(row.name);
        });
        for (Wanted one : wanted) {
            SandboxAccountRow row = there.stream()
                    .filter(old -> !old.active && isFor(old, one))
                    .findFirst()
                    .orElseGet(() -> {
                        SandboxAccountRow added = new SandboxAccountRow();
                        added.name = name(one, names);
                        added.centre = centre.value();
                        added.kind = one.kind();
                        added.twinOf = one.twinOf();
                        added.participant = one.participant();
                        names.add(added.name);
                        all.add(added);
                        return added;
                    });
            row.roles = one.roles();
            row.active = true;
        }
        return all;
    }

    private static boolean isFor(SandboxAccountRow old, Wanted one) {
        return old.kind == one.kind()
                && Objects.equals(old.twinOf, one.twinOf())
                && Objects.equals(old.participant, one.participant())
                && (one.twinOf() != null || old.name.startsWith(one.stem()));
    }

    private String name(Wanted one, Set<String> names) {
        boolean client = one.kind() == Kind.SYSTEM;
        for (int i = 1; i <= MOST_TRIES; i++) {
            String number = i == 1 ? "" : (client ? "-" : ".") + i;
            String name = one.stem() + number + (client ? CLIENT_SUFFIX : LOGIN_SUFFIX);
            if (!names.contains(name) && !(client ? clientTaken : loginTaken).test(name)) {
                return name;
            }
        }
        throw new IllegalStateException("no free name for " + one.stem());
    }

    private String lower() {
        return centre.value().toLowerCase(Locale.ROOT);
    }
}
