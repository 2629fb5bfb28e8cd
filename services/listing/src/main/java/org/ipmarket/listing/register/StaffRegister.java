package org.ipmarket.listing.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.Violation;
import org.ipmarket.listing.store.Centres;
import org.ipmarket.listing.store.StaffMembers;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;

/**
 * Who works at a centre, in which roles: as its manager has entered it, and as tokens have said. It grants nothing; what
 * a login may do is decided by its token.
 */
@ApplicationScoped
public class StaffRegister {
    private static final List<Role> ROLES = List.of(Role.REVIEWER, Role.FINANCE, Role.RECORDAL, Role.MANAGER);
    private static final int LONGEST_NAME = 100;
    private static final int MOST_REMEMBERED = 10_000;
    private static final Duration AGAIN = Duration.ofMinutes(10);

    private final StaffMembers staff;
    private final Centres centres;
    private final Audit audit;
    private final MarketClock clock;
    private final Map<String, Instant> remembered = new ConcurrentHashMap<>();

    StaffRegister(StaffMembers staff, Centres centres, Audit audit, MarketClock clock) {
        this.staff = staff;
        this.centres = centres;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the centre's own staff, the market's admin and regulators; ordered by name. */
    @Transactional
    public List<StaffMembers.Member> list(Caller caller, CentreCode centre, String after, int limit) {
        requireCentre(caller.mode(), centre);
        if (!caller.has(Role.MARKET_ADMIN) && !caller.has(Role.REGULATOR)) {
            caller.requireCentre(centre, Role.REVIEWER, Role.FINANCE, Role.RECORDAL, Role.MANAGER, Role.CENTRE_SYSTEM);
        }
        return staff.list(caller.mode(), centre, after, limit);
    }

    /** By the centre's manager or the market's admin. */
    @Transactional
    public StaffMembers.Member enter(Caller caller, CentreCode centre, String username, Supplier<Set<Role>> stated) {
        requireManager(caller, centre);
        Set<Role> roles = stated.get();
        if (username.isBlank() || username.length() > LONGEST_NAME) {
            throw Refusals.unprocessable("invalid-staff", "username", "1 to " + LONGEST_NAME + " characters");
        }
        if (roles.isEmpty() || !ROLES.containsAll(roles)) {
            throw Refusals.unprocessable(
                    "invalid-staff",
                    List.of(new Violation(
                            "roles",
                            "staff have one or more of a centre's roles",
                            ROLES.stream().map(Role::name).toList())));
        }
        StaffMembers.Member before = staff.find(caller.mode(), centre, username).orElse(null);
        List<String> names = roles.stream().sorted().map(Role::name).toList();
        staff.enter(caller.mode(), centre, username, names, caller.username(), clock.now());
        StaffMembers.Member now = staff.find(caller.mode(), centre, username).orElseThrow();
        audit.record("centre.staff.enter", "centre", caller.mode().wire() + ":" + centre, before, now);
        return now;
    }

    /** By the centre's manager or the market's admin. */
    @Transactional
    public void remove(Caller caller, CentreCode centre, String username) {
        requireManager(caller, centre);
        StaffMembers.Member before = staff.find(caller.mode(), centre, username)
                .orElseThrow(() -> Problems.notFound("member of the staff", username));
        staff.remove(caller.mode(), centre, username);
        remembered.keySet().removeIf(key -> key.startsWith(key(caller.mode(), centre, username)));
        audit.record("centre.staff.remove", "centre", caller.mode().wire() + ":" + centre, before, null);
    }

    /** Whether the caller is staff whose token has not been noted lately. */
    public boolean isNew(Caller caller) {
        if (caller.centre() == null
                || caller.username() == null
                || roles(caller).isEmpty()) {
            return false;
        }
        Instant last = remembered.get(key(caller) + roles(caller));
        return last == null || last.plus(AGAIN).isBefore(clock.now());
    }

    /** Notes what the caller's token says. */
    @Transactional
    public void note(Caller caller) {
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        Instant now = clock.now();
        staff.seen(caller.mode(), caller.centre(), caller.username(), roles(caller), now);
        remembered.put(key(caller) + roles(caller), now);
    }

    private static List<String> roles(Caller caller) {
        return ROLES.stream().filter(caller::has).sorted().map(Role::name).toList();
    }

    private static String key(Caller caller) {
        return key(caller.mode(), caller.centre(), caller.username());
    }

    private static String key(Mode mode, CentreCode centre, String username) {
        return mode + " " + centre + " " + username + " ";
    }

    private void requireManager(Caller caller, CentreCode centre) {
        if (!caller.has(Role.MARKET_ADMIN)) {
            caller.requireCentre(centre, Role.MANAGER);
        }
        requireCentre(caller.mode(), centre);
    }

    private void requireCentre(Mode mode, CentreCode centre) {
        if (centres.find(mode, centre).isEmpty()) {
            throw Problems.notFound("centre", centre);
        }
    }
}
