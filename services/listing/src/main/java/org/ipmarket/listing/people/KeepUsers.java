package org.ipmarket.listing.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.participant.UserRole;
import org.ipmarket.listing.people.Logins.Login;
import org.ipmarket.listing.register.ParticipantFile;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.store.ParticipantRow;
import org.ipmarket.listing.store.UserRow;
import org.ipmarket.listing.store.Users;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.ParticipantId;

/**
 * The logins of a participant, kept by its approvers and by those who manage it. The register's own row shuts a login out
 * at once, while tokens that it still holds would last some minutes.
 */
@ApplicationScoped
public class KeepUsers {
    private static final String USERNAME = "[a-z0-9][a-z0-9._-]{2,49}";
    private static final int PASSWORD_BYTES = 18;

    private final Logins logins;
    private final Users users;
    private final ParticipantFile participants;
    private final Audit audit;
    private final MarketClock clock;
    private final int mostUsers;
    private final SecureRandom random = new SecureRandom();

    KeepUsers(
            Logins logins,
            Users users,
            ParticipantFile participants,
            Audit audit,
            MarketClock clock,
            ListingConfig config) {
        this.logins = logins;
        this.users = users;
        this.participants = participants;
        this.audit = audit;
        this.clock = clock;
        this.mostUsers = config.people().mostUsers();
    }

    /** A login that was made, and what it logs in with the first time: told once, stored nowhere. */
    public record Made(Login login, String firstPassword) {}

    public record NewUser(String username, Set<UserRole> roles) {}

    /** What the audit keeps of a login. */
    private record Image(ParticipantId participant, Set<UserRole> roles, boolean active, String reason) {}

    /** To the participant's own users and the staff of its centres. */
    @Transactional
    public List<Login> list(Caller caller, ParticipantId id) {
        participants.get(caller, id);
        return logins.of(caller.mode(), id, mostUsers);
    }

    @Transactional
    public Made create(Caller caller, ParticipantId id, Supplier<NewUser> stated) {
        ParticipantRow party = lockToKeep(caller, id, true);
        NewUser wanted = stated.get();
        if (!wanted.username().matches(USERNAME)) {
            throw Refusals.unprocessable(
                    "invalid-user", "username", "3 to 50 small letters, digits, dots, hyphens, underscores");
        }
        if (wanted.username().endsWith(SandboxPlan.LOGIN_SUFFIX)) {
            throw Refusals.unprocessable(
                    "invalid-user", "username", "names of rehearsals alone end in " + SandboxPlan.LOGIN_SUFFIX);
        }
        requireRoles(wanted.roles());
        if (party.erasedAt != null) {
            throw Problems.conflict("participant-erased", "What was known of the participant has been erased.");
        }
        if (logins.of(caller.mode(), id, mostUsers).size() >= mostUsers) {
            throw Problems.conflict("too-many-users", "A participant has at most " + mostUsers + " users.");
        }
        byte[] word = new byte[PASSWORD_BYTES];
        random.nextBytes(word);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(word);
        Login login = logins.create(wanted.username(), caller.mode(), id, wanted.roles(), password);
        keep(login, login.roles(), true, null, "user.create");
        return new Made(login, password);
    }

    /** Gives it these roles and no others; what it has in its token lasts some minutes. */
    @Transactional
    public Login setRoles(Caller caller, ParticipantId id, String username, Supplier<Set<UserRole>> stated) {
        lockToKeep(caller, id, true);
        Login login = find(caller, id, username);
        Set<UserRole> roles = stated.get();
        requireRoles(roles);
        refuseOneself(caller, login);
        keep(login, roles, login.active(), null, "user.roles");
        logins.setRoles(login, roles);
        return new Login(login.subject(), login.username(), id, login.mode(), roles, login.active());
    }

    /** Shuts it out at once. */
    @Transactional
    public Login deactivate(Caller caller, ParticipantId id, String username, Supplier<String> why) {
        lockToKeep(caller, id, false);
        Login login = find(caller, id, username);
        String reason = Refusals.reason(why.get());
        refuseOneself(caller, login);
        keep(login, login.roles(), false, reason, "user.deactivate");
        logins.setActive(login, false);
        return new Login(login.subject(), login.username(), id, login.mode(), login.roles(), false);
    }

    @Transactional
    public Login activate(Caller caller, ParticipantId id, String username) {
        lockToKeep(caller, id, true);
        Login login = find(caller, id, username);
        refuseOneself(caller, login);
        keep(login, login.roles(), true, null, "user.activate");
        logins.setActive(login, true);
        return new Login(login.subject(), login.username(), id, login.mode(), login.roles(), true);
    }

    /** Refuses a login that was shut out, whatever its token says. */
    @Transactional
    public void refuseShutOut(Caller caller) {
        if (caller.participant() != null && users.isShutOut(caller.subject())) {
            throw Problems.forbidden("user-inactive", "This login has been shut out.");
        }
    }

    /**
     * An approver of the participant itself, or those who manage it. While steps of it need two, no single approver makes
     * the second one: then only those who manage it let anybody in.
     */
    private ParticipantRow lockToKeep(Caller caller, ParticipantId id, boolean lettingIn) {
        ParticipantRow row = participants.lockSeen(caller, id);
        if (ParticipantFile.manages(caller, row)) {
            return row;
        }
        if (!ParticipantFile.isItself(caller, row, Role.APPROVER)) {
            throw Problems.forbidden(
                    "An approver of the participant, or the manager of its home centre, keeps its users.");
        }
        if (lettingIn && !row.twoPersonSteps.isEmpty()) {
            throw Problems.forbidden(
                    "second-person-needed",
                    "While steps of the participant need two users, the manager of its home centre lets users in.");
        }
        return row;
    }

    private Login find(Caller caller, ParticipantId id, String username) {
        return logins.find(username)
                .filter(login -> id.equals(login.participant()) && login.mode() == caller.mode())
                .orElseThrow(() -> Problems.notFound("user", username));
    }

    private static void requireRoles(Set<UserRole> roles) {
        if (roles.isEmpty()) {
            throw Refusals.unprocessable("invalid-user", "roles", "TRADER, APPROVER or both");
        }
    }

    private static void refuseOneself(Caller caller, Login login) {
        if (caller.subject().equals(login.subject())) {
            throw Problems.conflict("own-login", "Nobody changes its own login.");
        }
    }

    private void keep(Login login, Set<UserRole> roles, boolean active, String reason, String action) {
        UserRow row = users.lock(login.username()).orElse(null);
        Image before = row == null ? null : new Image(login.participant(), row.roles, row.active, row.reason);
        if (row == null) {
            row = new UserRow();
            row.username = login.username();
            row.createdAt = clock.now();
            row.mode = login.mode();
            row.participant = login.participant().value();
        }
        row.subject = login.subject();
        row.version++;
        row.roles = Set.copyOf(roles);
        row.active = active;
        row.reason = reason;
        row.changedAt = clock.now();
        users.persistAndFlush(row);
        audit.record(action, "user", login.username(), before, new Image(login.participant(), roles, active, reason));
    }
}
