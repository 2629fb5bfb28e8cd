package org.ipmarket.listing.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.evidence.SubjectKind;
import org.ipmarket.listing.participant.CheckKind;
import org.ipmarket.listing.participant.StandingMachine;
import org.ipmarket.listing.register.EvidenceRegister.Subject;
import org.ipmarket.listing.store.Centres;
import org.ipmarket.listing.store.ParticipantRow;
import org.ipmarket.listing.store.QualificationRow;
import org.ipmarket.listing.store.Qualifications;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;

/** Lets parties trade, and stops them. */
@ApplicationScoped
public class QualifyParticipants {
    private static final int MOST_DOCUMENTS = 50;

    private final ParticipantFile file;
    private final Centres centres;
    private final Qualifications qualifications;
    private final RealNames realNames;
    private final EvidenceRegister evidence;
    private final MarketClock clock;

    QualifyParticipants(
            ParticipantFile file,
            Centres centres,
            Qualifications qualifications,
            RealNames realNames,
            EvidenceRegister evidence,
            MarketClock clock) {
        this.file = file;
        this.centres = centres;
        this.qualifications = qualifications;
        this.realNames = realNames;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * A centre's word that a party may trade.
     *
     * @param documents the papers that it looked at, among the evidence of the participant
     */
    public record Qualification(CentreCode centre, List<UUID> documents) {}

    /** A centre (its manager or a reviewer) qualifies a party; it may then sell and buy. */
    @Transactional
    public ParticipantRow qualify(Caller caller, ParticipantId id, Supplier<Qualification> stated) {
        caller.requireAny(Role.MANAGER, Role.REVIEWER, Role.MARKET_ADMIN);
        Qualification qualification = stated.get();
        CentreCode centre = qualification.centre();
        if (!caller.has(Role.MARKET_ADMIN)) {
            caller.requireCentre(centre, Role.MANAGER, Role.REVIEWER);
        }
        if (centres.find(caller.mode(), centre).isEmpty()) {
            throw Refusals.unprocessable("unknown-centre", "centre", "there is no centre " + centre);
        }
        if (qualification.documents().size() > MOST_DOCUMENTS) {
            throw Refusals.unprocessable(
                    "invalid-qualification", "documents", "at most " + MOST_DOCUMENTS + " documents");
        }
        ParticipantRow row = file.lock(caller.mode(), id);
        refuseErased(row);
        if (row.standing == Standing.SUSPENDED && !ParticipantFile.manages(caller, row)) {
            throw Problems.conflict(
                    "participant-suspended",
                    "Only those who may suspend the participant end its suspension.",
                    Map.of("state", row.standing.name()));
        }
        if (row.standing == Standing.QUALIFIED && row.qualifiedAt.contains(centre)) {
            return row;
        }
        Subject subject = new Subject(SubjectKind.PARTICIPANT, row.id);
        qualification.documents().forEach(document -> evidence.require(row.mode, document, subject));
        Set<CheckKind> missing = realNames.missing(row);
        if (!missing.isEmpty()) {
            throw Problems.conflict(
                    "real-name-unchecked",
                    "Checks of who the participant is have not passed: " + missing + " (E-Commerce Law 27).",
                    Map.of("missing", missing, "source", "E-Commerce Law 27"));
        }
        ParticipantChanged before = row.told();
        move(row, Standing.QUALIFIED);
        Set<CentreCode> qualifiedAt = new HashSet<>(row.qualifiedAt);
        qualifiedAt.add(centre);
        row.qualifiedAt = qualifiedAt;
        row.suspensionReason = null;
        QualificationRow entry = new QualificationRow();
        entry.id = Ids.next();
        entry.participant = row.id;
        entry.centre = centre.value();
        entry.qualifiedBy = caller.username();
        entry.qualifiedAt = clock.now();
        entry.documents = qualification.documents();
        qualifications.persist(entry);
        file.told(row, "participant.qualify", before);
        return row;
    }

    /** The manager of its home centre, or the market's admin, suspends a party. */
    @Transactional
    public ParticipantRow suspend(Caller caller, ParticipantId id, Supplier<String> why) {
        caller.requireAny(Role.MANAGER, Role.MARKET_ADMIN);
        String reason = Refusals.reason(why.get());
        ParticipantRow row = file.lock(caller.mode(), id);
        if (!ParticipantFile.manages(caller, row)) {
            throw Problems.forbidden("Only the manager of its home centre suspends a participant.");
        }
        ParticipantChanged before = row.told();
        move(row, Standing.SUSPENDED);
        row.suspensionReason = reason;
        file.told(row, "participant.suspend", before);
        return row;
    }

    /** By whom it was qualified, and on what papers; to those who may know of it. */
    @Transactional
    public List<QualificationRow> history(Caller caller, ParticipantId id) {
        return qualifications.of(file.get(caller, id).id);
    }

    private static void refuseErased(ParticipantRow row) {
        if (row.erasedAt != null) {
            throw Problems.conflict("participant-erased", "What was known of the participant has been erased.");
        }
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
}
