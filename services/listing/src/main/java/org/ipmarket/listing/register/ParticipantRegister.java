package org.ipmarket.listing.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.participant.PartyName;
import org.ipmarket.listing.store.Centres;
import org.ipmarket.listing.store.ParticipantRow;
import org.ipmarket.listing.store.Participants;
import org.ipmarket.listing.store.SearchText;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;

/** Registers parties and finds them. */
@ApplicationScoped
public class ParticipantRegister {
    private final Participants participants;
    private final Centres centres;
    private final Relations relations;
    private final ParticipantFile file;
    private final MarketClock clock;

    ParticipantRegister(
            Participants participants, Centres centres, Relations relations, ParticipantFile file, MarketClock clock) {
        this.participants = participants;
        this.centres = centres;
        this.relations = relations;
        this.file = file;
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
        LocalizedText name = nameOf(application);
        Relations.check(application.id(), application.related());
        if (centres.find(caller.mode(), application.homeCentre()).isEmpty()) {
            throw Refusals.unprocessable(
                    "unknown-centre", "homeCentre", "there is no centre " + application.homeCentre());
        }
        ParticipantRow row = new ParticipantRow();
        row.id = application.id() == null ? Ids.next() : application.id().value();
        row.mode = caller.mode();
        row.version = 1;
        row.kind = application.kind();
        row.call(name);
        row.homeCentre = application.homeCentre().value();
        row.standing = Standing.REGISTERED;
        row.qualifiedAt = Set.of();
        row.related = application.related();
        row.outsideMainland = application.outsideMainland();
        row.registeredAt = clock.now();
        relations.relate(row);
        persist(row);
        file.told(row, "participant.register", null);
        return row;
    }

    private static LocalizedText nameOf(Application application) {
        String zh = PartyName.inOneForm(application.name().zh());
        String en = PartyName.inOneForm(application.name().en());
        refuseBad("name.zh", zh);
        refuseBad("name.en", en);
        return new LocalizedText(zh, en);
    }

    private static void refuseBad(String field, String name) {
        if (name != null && !name.isEmpty()) {
            PartyName.fault(name).ifPresent(why -> {
                throw Refusals.unprocessable("invalid-participant", field, why);
            });
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

    /** To itself, to the staff of its centres, to the market's admin and the regulator; 404 to others. */
    @Transactional
    public ParticipantRow get(Caller caller, ParticipantId id) {
        return file.get(caller, id);
    }

    /**
     * What the caller may see, ordered by id; at most {@code limit} after {@code after}.
     *
     * @param q words of a name, each of which it has; null for all
     */
    @Transactional
    public List<ParticipantRow> list(Caller caller, String q, UUID after, int limit) {
        List<String> words = SearchText.patterns(q == null ? null : PartyName.inOneForm(q));
        if (ParticipantFile.seesAll(caller)) {
            return participants.list(caller.mode(), null, words, after, limit);
        }
        if (caller.centre() != null) {
            return participants.list(caller.mode(), caller.centre(), words, after, limit);
        }
        if (caller.actsFor() == null || after != null) {
            return List.of();
        }
        return participants.find(caller.mode(), caller.actsFor()).stream().toList();
    }
}
