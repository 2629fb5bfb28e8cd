package org.ipmarket.listing.register;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.evidence.EvidenceContents;
import org.ipmarket.chassis.evidence.EvidenceContents.Content;
import org.ipmarket.chassis.evidence.SpooledFile;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.evidence.EvidenceAccess;
import org.ipmarket.listing.evidence.EvidenceKind;
import org.ipmarket.listing.evidence.EvidenceState;
import org.ipmarket.listing.evidence.EvidenceSubject;
import org.ipmarket.listing.evidence.SubjectKind;
import org.ipmarket.listing.store.EvidenceRow;
import org.ipmarket.listing.store.EvidenceRows;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.Ids;

/** Keeps the files that prove something, and says to others whether one is there and has been checked. */
@ApplicationScoped
public class EvidenceRegister {
    private final EvidenceRows rows;
    private final EvidenceContents contents;
    private final Map<SubjectKind, EvidenceSubjects> subjects;
    private final Audit audit;
    private final MarketClock clock;
    private final ListingConfig.Evidence config;

    EvidenceRegister(
            EvidenceRows rows,
            EvidenceContents contents,
            @All List<EvidenceSubjects> subjects,
            Audit audit,
            MarketClock clock,
            ListingConfig config) {
        this.rows = rows;
        this.contents = contents;
        this.subjects = subjects.stream().collect(Collectors.toMap(EvidenceSubjects::kind, Function.identity()));
        this.audit = audit;
        this.clock = clock;
        this.config = config.evidence();
    }

    /** What a file is about. */
    public record Subject(SubjectKind kind, UUID id) {}

    /** A file and what is known of its bytes. */
    public record Piece(EvidenceRow row, Content content) {}

    /** @param created false where the same party has brought the same file for the same thing before */
    public record Stored(Piece piece, boolean created) {}

    /**
     * The evidence of that id, as others cite it: consents, mandates, events of a right.
     *
     * @throws RuntimeException 422 where there is none of this subject, or it was refused
     */
    @Transactional
    public EvidenceRow require(Mode mode, UUID id, Subject subject) {
        return rows.find(mode, id)
                .filter(row -> row.subject == subject.kind() && row.subjectId.equals(subject.id()))
                .filter(row -> row.state != EvidenceState.REFUSED)
                .orElseThrow(() -> Refusals.unprocessable(
                        "unknown-evidence",
                        "evidence",
                        "there is no evidence " + id + " of " + subject.kind().wire() + " " + subject.id()
                                + " that was not refused"));
    }

    /** Refuses who may not add a file about the thing: 404 where it does not exist, 403 where it is another's. */
    @Transactional
    public void requireMayAdd(Caller caller, Subject subject) {
        if (!EvidenceAccess.mayAdd(asker(caller, subject.kind()), concerned(caller.mode(), subject))) {
            throw Problems.forbidden(
                    "Evidence is brought by those whom the thing concerns and by the staff of their centre.");
        }
        if (caller.actsFor() != null) {
            caller.requireParticipant(caller.has(Role.APPROVER) ? Role.APPROVER : Role.TRADER);
        }
    }

    /** Stores a file; {@code mediaType} has been compared with its bytes. */
    @Transactional
    public Stored store(
            Caller caller,
            Subject subject,
            EvidenceKind kind,
            LocalDate asOf,
            String fileName,
            String mediaType,
            SpooledFile file) {
        requireMayAdd(caller, subject);
        EvidenceRow row = new EvidenceRow();
        row.id = Ids.next();
        row.mode = caller.mode();
        row.version = 1;
        row.subject = subject.kind();
        row.subjectId = subject.id();
        row.kind = kind;
        row.asOf = asOf;
        row.fileName = fileName;
        row.sha256 = file.sha256();
        row.state = EvidenceState.UPLOADED;
        row.uploadedBy = caller.subject();
        row.participant = caller.actsFor() == null ? null : caller.actsFor().value();
        row.centre = caller.actsFor() == null ? caller.centre().value() : null;
        row.uploadedAt = clock.now();
        row.retainedUntil = clock.today().plusYears(config.retention().years(kind));
        long present = rows.lockAndCount(row.mode, subject.kind(), subject.id());
        EvidenceRow same = rows.same(row).orElse(null);
        if (same != null) {
            return new Stored(new Piece(same, contents.find(same.sha256)), false);
        }
        if (present >= config.mostOfSubject()) {
            throw Problems.conflict(
                    "evidence-full",
                    "There are " + present + " files of this thing already; no more are taken.",
                    Map.of("most", config.mostOfSubject()));
        }
        Content content = new Content(file.sha256(), mediaType, file.size());
        try (InputStream bytes = file.open()) {
            contents.keep(content, bytes, clock.now());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows.persist(row);
        audit.record("evidence.upload", "evidence", row.id, null, EvidenceImage.of(row));
        return new Stored(new Piece(row, content), true);
    }

    @Transactional
    public Piece get(Caller caller, UUID id) {
        EvidenceRow row = rows.find(caller.mode(), id)
                .filter(found -> sees(caller, found))
                .orElseThrow(() -> Problems.notFound("evidence", id));
        return new Piece(row, contents.find(row.sha256));
    }

    /** Oldest first; at most {@code limit} after {@code after} (null for the first). */
    @Transactional
    public List<Piece> list(Caller caller, Subject subject, UUID after, int limit) {
        if (!EvidenceAccess.mayList(asker(caller, subject.kind()), concerned(caller.mode(), subject))) {
            throw Problems.notFound(subject.kind().wire(), subject.id());
        }
        return rows.list(caller.mode(), subject.kind(), subject.id(), after, limit).stream()
                .map(row -> new Piece(row, contents.find(row.sha256)))
                .toList();
    }

    private boolean sees(Caller caller, EvidenceRow row) {
        return EvidenceAccess.mayRead(
                asker(caller, row.subject),
                concerned(row.mode, new Subject(row.subject, row.subjectId)),
                row.bringer());
    }

    /** Whom a thing concerns; 404 where there is no such thing. */
    EvidenceSubject concerned(Mode mode, Subject subject) {
        EvidenceSubjects known = subjects.get(subject.kind());
        if (known == null) {
            throw Problems.notFound(subject.kind().wire(), subject.id());
        }
        return known.find(mode, subject.id())
                .orElseThrow(() -> Problems.notFound(subject.kind().wire(), subject.id()));
    }

    /**
     * Who asks for a file about such a thing. Under a power of attorney one reads what is about assets and listings as the principal does; papers
     * about the principal itself, such as identity documents and what it discloses in deals, are not the agent's to read.
     */
    static EvidenceAccess.Asker asker(Caller caller, SubjectKind about) {
        boolean agent = caller.onBehalfOf() != null && caller.centre() == null && !caller.has(Role.MARKET_ADMIN);
        boolean open = about == SubjectKind.ASSET || about == SubjectKind.LISTING;
        return new EvidenceAccess.Asker(
                agent && !open ? caller.participant() : caller.actsFor(),
                caller.onBehalfOf() == null ? caller.centre() : null,
                caller.has(Role.REVIEWER) || caller.has(Role.RECORDAL) || caller.has(Role.MANAGER),
                caller.has(Role.REGULATOR) || caller.has(Role.MARKET_ADMIN));
    }
}
