package org.ipmarket.listing.people;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.people.TwinLogins.Twin;
import org.ipmarket.listing.register.CentreRegister;
import org.ipmarket.listing.register.ParticipantRegister;
import org.ipmarket.listing.register.QualifyParticipants;
import org.ipmarket.listing.register.RealNames;
import org.ipmarket.listing.store.CentreRow;
import org.ipmarket.listing.store.Centres;
import org.ipmarket.listing.store.ParticipantRow;
import org.ipmarket.listing.store.SandboxAccountRow;
import org.ipmarket.listing.store.SandboxAccountRow.Kind;
import org.ipmarket.listing.store.SandboxRow;
import org.ipmarket.listing.store.SandboxRow.State;
import org.ipmarket.listing.store.Sandboxes;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/**
 * Where a live centre rehearses: a twin of itself in test mode, twins of its people and clients, and parties that trade.
 *
 * <p>What the register holds is made in one transaction, with the names of all accounts; the accounts follow at the identity
 * provider in a second one, which is repeated from its beginning where it broke off. So the same call again finishes what
 * the first one began, and nothing is made twice.
 */
@ApplicationScoped
public class KeepSandbox {
    private static final int SECRET_BYTES = 18;

    /** The identity provider is asked some hundred times. */
    private static final int SECONDS_FOR_ACCOUNTS = 120;

    private static final List<LocalizedText> PARTIES = List.of(
            new LocalizedText("演练卖方", "Rehearsal seller"),
            new LocalizedText("演练买方一", "Rehearsal buyer 1"),
            new LocalizedText("演练买方二", "Rehearsal buyer 2"));

    private final Sandboxes sandboxes;
    private final Centres centres;
    private final CentreRegister register;
    private final ParticipantRegister participants;
    private final QualifyParticipants qualify;
    private final RealNames realNames;
    private final TwinLogins logins;
    private final Audit audit;
    private final MarketClock clock;
    private final SecureRandom random = new SecureRandom();

    KeepSandbox(
            Sandboxes sandboxes,
            Centres centres,
            CentreRegister register,
            ParticipantRegister participants,
            QualifyParticipants qualify,
            RealNames realNames,
            TwinLogins logins,
            Audit audit,
            MarketClock clock) {
        this.sandboxes = sandboxes;
        this.centres = centres;
        this.register = register;
        this.participants = participants;
        this.qualify = qualify;
        this.realNames = realNames;
        this.logins = logins;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A sandbox with who acts there.
     *
     * @param secrets passwords and secrets by the account's name, told this once; empty where they were told before
     * @param replayed whether the call was done before, so that this is its answer once more
     */
    public record Shown(
            SandboxRow sandbox, List<SandboxAccountRow> accounts, Map<String, String> secrets, boolean replayed) {}

    /** What the audit keeps: names, never secrets. */
    private record Image(State state, long liveVersion, List<UUID> participants, List<String> accounts) {}

    /**
     * Opens the sandbox, or opens a closed one anew with the terms that the live centre has now. An unfinished one is
     * finished. By the live centre's manager or the live market's admin.
     *
     * @param key of the caller, by which its repetition is known
     */
    public Shown open(Caller caller, CentreCode centre, String key) {
        requireManager(caller, centre);
        boolean done = withAccounts(() -> plan(caller, centre, key));
        if (done) {
            return inTransaction(() -> shown(sandbox(centre), Map.of(), true));
        }
        return withAccounts(() -> {
            SandboxRow row = lock(centre);
            if (row.state != State.MAKING) {
                requireSameKey(caller, key, row);
                return shown(row, Map.of(), true);
            }
            Map<String, String> secrets = keepAccounts(centre);
            move(row, State.OPEN, "sandbox.open");
            return shown(row, secrets, false);
        });
    }

    /** New passwords and secrets for all, told once; those from before end. */
    public Shown renewSecrets(Caller caller, CentreCode centre) {
        requireManager(caller, centre);
        return withAccounts(() -> {
            SandboxRow row = lock(centre);
            requireState(row, State.OPEN);
            Map<String, String> secrets = keepAccounts(centre);
            move(row, State.OPEN, "sandbox.secrets");
            return shown(row, secrets, false);
        });
    }

    /** Shuts out everybody who acts there. What they have done stays as a record of test mode. */
    public void close(Caller caller, CentreCode centre) {
        requireManager(caller, centre);
        boolean closed = inTransaction(() -> {
            SandboxRow row = lock(centre);
            if (row.state != State.CLOSED && row.state != State.CLOSING) {
                move(row, State.CLOSING, "sandbox.closing");
            }
            return row.state == State.CLOSED;
        });
        if (!closed) {
            withAccounts(() -> {
                SandboxRow row = lock(centre);
                if (row.state == State.CLOSING) {
                    sandboxes.accounts(centre).forEach(this::shut);
                    move(row, State.CLOSED, "sandbox.close");
                }
                return row;
            });
        }
    }

    /** To the live centre's manager, the live market's admin and regulators; without secrets. */
    public Shown get(Caller caller, CentreCode centre) {
        requireLive(caller);
        if (!caller.has(Role.MARKET_ADMIN) && !caller.has(Role.REGULATOR)) {
            caller.requireCentre(centre, Role.MANAGER);
        }
        return inTransaction(() -> shown(sandbox(centre), Map.of(), false));
    }

    /** Whether all is done already. Else the register has all that is wanted, and the accounts have names. */
    private boolean plan(Caller caller, CentreCode centre, String key) {
        CentreRow live = centres.lock(Mode.LIVE, centre).orElseThrow(() -> Problems.notFound("centre", centre));
        SandboxRow row = sandboxes.lock(centre).orElse(null);
        if (row != null) {
            switch (row.state) {
                case OPEN -> {
                    requireSameKey(caller, key, row);
                    return true;
                }
                case CLOSING -> requireState(row, State.CLOSED);
                case MAKING -> {
                    row.openedBy = caller.subject();
                    row.openingKey = key;
                    return false;
                }
                case CLOSED -> {}
            }
        }
        Caller there = inTestMode(caller, centre);
        register.twin(there, live, row == null);
        SandboxRow planned = row == null ? begun(there, live) : row;
        planned.liveVersion = live.version;
        planned.openedBy = caller.subject();
        planned.openedByName = caller.username();
        planned.openingKey = key;
        planned.openedAt = clock.now();
        planAccounts(centre, planned);
        move(planned, State.MAKING, "sandbox.begin");
        return false;
    }

    private SandboxRow begun(Caller there, CentreRow live) {
        SandboxRow row = new SandboxRow();
        row.centre = live.code;
        row.state = State.MAKING;
        row.participants =
                PARTIES.stream().map(name -> party(there, live, name)).toList();
        row.openedBy = there.subject();
        row.openingKey = "";
        row.openedAt = clock.now();
        row.changedAt = row.openedAt;
        row.version = 1;
        row.liveVersion = live.version;
        sandboxes.persist(row);
        return row;
    }

    /** Registered and qualified, save where the deployment wants rehearsals to check who a party is. */
    private UUID party(Caller there, CentreRow live, LocalizedText name) {
        CentreCode centre = live.centre();
        ParticipantRow row = participants.register(
                there,
                () -> new ParticipantRegister.Application(
                        null,
                        ParticipantKind.FIRM,
                        new LocalizedText(name.zh() + "（" + centre + "）", name.en() + " (" + centre + ")"),
                        centre,
                        false,
                        Set.of()));
        if (realNames.missing(row).isEmpty()) {
            qualify.qualify(there, row.participant(), () -> new QualifyParticipants.Qualification(centre, List.of()));
        }
        return row.id;
    }

    private void planAccounts(CentreCode centre, SandboxRow row) {
        List<SandboxAccountRow> before = sandboxes.accounts(centre);
        Set<SandboxAccountRow> there = new HashSet<>(before);
        new SandboxPlan(centre, logins::isLogin, logins::isClient)
                        .accounts(
                                before,
                                logins.staff(Mode.LIVE, centre),
                                logins.clients(Mode.LIVE, centre),
                                row.participants)
                        .stream()
                        .filter(account -> !there.contains(account))
                        .forEach(sandboxes::add);
    }

    /** The passwords and secrets by name. */
    private Map<String, String> keepAccounts(CentreCode centre) {
        Map<String, String> secrets = new LinkedHashMap<>();
        for (SandboxAccountRow account : sandboxes.accounts(centre)) {
            if (!account.active) {
                shut(account);
                continue;
            }
            String secret = secret();
            if (account.kind == Kind.SYSTEM) {
                logins.keepClient(twin(account), secret);
            } else {
                logins.keepLogin(twin(account), secret);
            }
            secrets.put(account.name, secret);
        }
        return secrets;
    }

    private void shut(SandboxAccountRow account) {
        if (account.kind == Kind.SYSTEM) {
            logins.shutClient(twin(account));
        } else {
            logins.shutLogin(twin(account));
        }
    }

    private static Twin twin(SandboxAccountRow account) {
        return new Twin(
                account.name,
                new CentreCode(account.centre),
                Optional.ofNullable(account.participant).map(ParticipantId::new).orElse(null),
                account.roles);
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void move(SandboxRow row, State next, String action) {
        Image before = row.version == 1 && next == State.MAKING ? null : image(row);
        row.state = next;
        row.version++;
        row.changedAt = clock.now();
        audit.record(action, "sandbox", row.centre, before, image(row));
    }

    private Image image(SandboxRow row) {
        List<String> names = new ArrayList<>();
        sandboxes.accounts(new CentreCode(row.centre)).stream()
                .filter(account -> account.active)
                .forEach(account -> names.add(account.name));
        return new Image(row.state, row.liveVersion, row.participants, names);
    }

    private Shown shown(SandboxRow row, Map<String, String> secrets, boolean replayed) {
        return new Shown(row, sandboxes.accounts(new CentreCode(row.centre)), secrets, replayed);
    }

    private SandboxRow sandbox(CentreCode centre) {
        return sandboxes.find(centre).orElseThrow(() -> Problems.notFound("sandbox of centre", centre));
    }

    private SandboxRow lock(CentreCode centre) {
        return sandboxes.lock(centre).orElseThrow(() -> Problems.notFound("sandbox of centre", centre));
    }

    private static void requireSameKey(Caller caller, String key, SandboxRow row) {
        if (!row.openedBy.equals(caller.subject()) || !row.openingKey.equals(key)) {
            throw Problems.conflict(
                    "sandbox-exists", "The centre has a sandbox already.", Map.of("state", row.state.name()));
        }
    }

    private static void requireState(SandboxRow row, State wanted) {
        if (row.state != wanted) {
            throw Problems.conflict(
                    "sandbox-state", "The sandbox is " + row.state + ".", Map.of("state", row.state.name()));
        }
    }

    private static void requireManager(Caller caller, CentreCode centre) {
        requireLive(caller);
        if (!caller.has(Role.MARKET_ADMIN)) {
            caller.requireCentre(centre, Role.MANAGER);
        }
    }

    private static void requireLive(Caller caller) {
        if (caller.mode() != Mode.LIVE) {
            throw Problems.forbidden("A sandbox belongs to a live centre: this call needs a token of mode live.");
        }
    }

    /** The caller, managing the twin: the same login, which the audit names. */
    private static Caller inTestMode(Caller caller, CentreCode centre) {
        return new Caller(
                caller.subject(),
                caller.username(),
                caller.client(),
                null,
                centre,
                null,
                Mode.TEST,
                Set.of(Role.MANAGER));
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }

    private static <T> T withAccounts(Callable<T> work) {
        return QuarkusTransaction.requiringNew().timeout(SECONDS_FOR_ACCOUNTS).call(work);
    }
}
