package org.ipmarket.listing.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.participant.StandingMachine;
import org.ipmarket.listing.store.Centres;
import org.ipmarket.listing.store.ParticipantRow;
import org.ipmarket.listing.store.Participants;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;

/** Registers parties, qualifies and suspends them. */
@ApplicationScoped
public class ParticipantRegister {
    static final int MOST_RELATED = 100;
    static final int LONGEST_NAME = 200;
    static final int LONGEST_REASON = 1_000;

    private final Participants participants;
    private final Centres centres;
    private final Outbox outbox;
    private final Audit audit;
    private final MarketClock clock;

    ParticipantRegister(Participants participants, Centres centres, Outbox outbox, Audit audit, MarketClock clock) {
        this.participants = participants;
        this.centres = centres;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Who wants to be registered.
     *
     * @param id kept from an older register, or null
     */
    public record Application(
            ParticipantId id,
            ParticipantKind kind,
            LocalizedText name,
            CentreCode homeCentre,
            boolean outsideMainland,
            Set<ParticipantId> related) {}

    /** Registers a party; the market's admin anywhere, a manager at its own centre. */
    @Transactional
    public ParticipantRow register(Caller caller, Supplier<Application> stated) {
        caller.requireAny(Role.MARKET_ADMIN, Role.MANAGER);
        Application application = stated.get();
        if (!caller.has(Role.MARKET_ADMIN)) {
            caller.requireCentre(application.homeCentre(), Role.MANAGER);
            if (application.id() != null) {
                throw Problems.forbidden("Only the market's admin registers a participant under a given id.");
            }
        }
        check(application);
        if (centres.find(caller.mode(), application.homeCentre()).isEmpty()) {
            throw Refusals.unprocessable(
                    "unknown-centre", "homeCentre", "there is no centre " + application.homeCentre());
        }
        ParticipantRow row = new ParticipantRow();
        row.id = application.id() == null ? Ids.next() : application.id().value();
        row.mode = caller.mode();
        row.version = 1;
        row.kind = application.kind();
        row.name = application.name();
        row.homeCentre = application.homeCentre().value();
        row.standing = Standing.REGISTERED;
        row.qualifiedAt = Set.of();
        row.related = application.related();
        row.outsideMainland = application.outsideMainland();
        row.registeredAt = clock.now();
        relate(row);
        persist(row);
        told(row, "participant.register", null);
        return row;
    }

    private static void check(Application application) {
        LocalizedText name = application.name();
        if ((name.zh() != null && name.zh().length() > LONGEST_NAME)
                || (name.en() != null && name.en().length() > LONGEST_NAME)) {
            throw Refusals.unprocessable("invalid-participant", "name", "at most " + LONGEST_NAME + " characters");
        }
        if (application.related().size() > MOST_RELATED) {
            throw Refusals.unprocessable(
                    "invalid-participant", "related", "at most " + MOST_RELATED + " related parties");
        }
        if (application.id() != null && application.related().contains(application.id())) {
            throw Refusals.unprocessable("invalid-participant", "related", "nobody is related to itself");
        }
    }

    /** Who is related to one is related by the other too: both sides say so. */
    private void relate(ParticipantRow row) {
        if (row.related.isEmpty()) {
            return;
        }
        Set<UUID> ids = row.related.stream().map(ParticipantId::value).collect(Collectors.toSet());
        List<ParticipantRow> others = participants.lockAll(row.mode, ids);
        if (others.size() < ids.size()) {
            others.forEach(known -> ids.remove(known.id));
            throw Refusals.unprocessable("unknown-participant", "related", "there is no participant " + ids);
        }
        for (ParticipantRow other : others) {
            ParticipantChanged before = other.told();
            Set<ParticipantId> related = new HashSet<>(other.related);
            if (related.size() >= MOST_RELATED) {
                throw Refusals.unprocessable(
                        "invalid-participant", "related", other.id + " has " + MOST_RELATED + " related parties");
            }
            related.add(row.participant());
            other.related = related;
            other.version++;
            told(other, "participant.relate", before);
        }
    }

    private void persist(ParticipantRow row) {
        if (participants.findByIdOptional(row.id).isPresent()) {
            throw exists(row);
        }
        try {
            participants.persistAndFlush(row);
        } catch (ConstraintViolationException e) {
            throw exists(row);
        }
    }

    private static RuntimeException exists(ParticipantRow row) {
        return Problems.conflict("participant-exists", "Participant " + row.id + " is registered already.");
    }

    /** A centre (its manager or a reviewer) qualifies a party; it may then sell and buy. */
    @Transactional
    public ParticipantRow qualify(Caller caller, ParticipantId id, Supplier<CentreCode> by) {
        caller.requireAny(Role.MANAGER, Role.REVIEWER, Role.MARKET_ADMIN);
        CentreCode centre = by.get();
        if (!caller.has(Role.MARKET_ADMIN)) {
            caller.requireCentre(centre, Role.MANAGER, Role.REVIEWER);
        }
        if (centres.find(caller.mode(), centre).isEmpty()) {
            throw Refusals.unprocessable("unknown-centre", "centre", "there is no centre " + centre);
        }
        ParticipantRow row = lock(caller.mode(), id);
        if (row.standing == Standing.SUSPENDED && !maySuspend(caller, row)) {
            throw Problems.conflict(
                    "participant-suspended",
                    "Only those who may suspend the participant end its suspension.",
                    Map.of("state", row.standing.name()));
        }
        if (row.standing == Standing.QUALIFIED && row.qualifiedAt.contains(centre)) {
            return row;
        }
        ParticipantChanged before = row.told();
        move(row, Standing.QUALIFIED);
        Set<CentreCode> qualifiedAt = new HashSet<>(row.qualifiedAt);
        qualifiedAt.add(centre);
        row.qualifiedAt = qualifiedAt;
        row.suspensionReason = null;
        told(row, "participant.qualify", before);
        return row;
    }

    /** The manager of its home centre, or the market's admin, suspends a party. */
    @Transactional
    public ParticipantRow suspend(Caller caller, ParticipantId id, Supplier<String> why) {
        caller.requireAny(Role.MANAGER, Role.MARKET_ADMIN);
        String reason = why.get();
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Refusals.unprocessable("invalid-reason", "reason", "1 to " + LONGEST_REASON + " characters");
        }
        ParticipantRow row = lock(caller.mode(), id);
        if (!maySuspend(caller, row)) {
            throw Problems.forbidden("Only the manager of its home centre suspends a participant.");
        }
        ParticipantChanged before = row.told();
        move(row, Standing.SUSPENDED);
        row.suspensionReason = reason;
        told(row, "participant.suspend", before);
        return row;
    }

    private static boolean maySuspend(Caller caller, ParticipantRow row) {
        return caller.has(Role.MARKET_ADMIN) || caller.isOf(new CentreCode(row.homeCentre), Role.MANAGER);
    }

    private static void move(ParticipantRow row, Standing next) {
        if (!StandingMachine.permits(row.standing, next)) {
            throw Problems.conflict(
                    "standing-forbids",
                    "A participant that is " + row.standing + " cannot become " + next + ".",
                    Map.of("state", row.standing.name()));
        }
        row.standing = next;
        row.version++;
    }

    private ParticipantRow lock(Mode mode, ParticipantId id) {
        return participants.lock(mode, id).orElseThrow(() -> Problems.notFound("participant", id));
    }

    private void told(ParticipantRow row, String action, ParticipantChanged before) {
        ParticipantChanged now = row.told();
        outbox.tell(now);
        audit.record(action, "participant", row.id, before, now);
    }

    /** To itself, to the staff of its centres, to the market's admin and the regulator; 404 to others. */
    @Transactional
    public ParticipantRow get(Caller caller, ParticipantId id) {
        return participants
                .find(caller.mode(), id)
                .filter(row -> sees(caller, row))
                .orElseThrow(() -> Problems.notFound("participant", id));
    }

    private static boolean sees(Caller caller, ParticipantRow row) {
        return seesAll(caller)
                || row.participant().equals(caller.actsFor())
                || (caller.centre() != null && row.belongsTo(caller.centre()));
    }

    private static boolean seesAll(Caller caller) {
        return caller.has(Role.MARKET_ADMIN) || caller.has(Role.REGULATOR);
    }

    /** What the caller may see, ordered by id; at most {@code limit} after {@code after}. */
    @Transactional
    public List<ParticipantRow> list(Caller caller, UUID after, int limit) {
        if (seesAll(caller)) {
            return participants.list(caller.mode(), after, limit);
        }
        if (caller.centre() != null) {
            return participants.listOf(caller.mode(), caller.centre(), after, limit);
        }
        if (caller.actsFor() == null || after != null) {
            return List.of();
        }
        return participants.find(caller.mode(), caller.actsFor()).stream().toList();
    }
}
