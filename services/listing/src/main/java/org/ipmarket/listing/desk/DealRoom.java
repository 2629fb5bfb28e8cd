package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.evidence.EvidenceContents;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.deal.Side;
import org.ipmarket.listing.evidence.SubjectKind;
import org.ipmarket.listing.people.UnderMandate;
import org.ipmarket.listing.register.EvidenceRegister;
import org.ipmarket.listing.store.DealPaperAccessRow;
import org.ipmarket.listing.store.DealPaperRow;
import org.ipmarket.listing.store.DealPapers;
import org.ipmarket.listing.store.DealRow;
import org.ipmarket.listing.store.DealUndertaking;
import org.ipmarket.listing.store.EvidenceRow;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * The confidential papers of a deal. They are the discloser's own evidence; the other side reads them here only, after it has signed the
 * undertaking, and every reading is kept for the discloser to see.
 */
@ApplicationScoped
public class DealRoom {
    private static final int LONGEST_TITLE = 200;
    private static final UndertakingText TEXT = UndertakingText.present();

    private final DealDesk desk;
    private final DealPapers papers;
    private final EvidenceRegister evidence;
    private final EvidenceContents contents;
    private final Audit audit;
    private final int most;

    DealRoom(
            DealDesk desk,
            DealPapers papers,
            EvidenceRegister evidence,
            EvidenceContents contents,
            Audit audit,
            ListingConfig config) {
        this.desk = desk;
        this.papers = papers;
        this.evidence = evidence;
        this.contents = contents;
        this.audit = audit;
        this.most = config.deals().papers();
    }

    /** What is signed, and who has. */
    public record Undertaking(UndertakingText text, List<DealUndertaking> signed) {}

    /** @param evidence the file, among the side's own evidence */
    public record Disclosure(UUID evidence, String title) {}

    /** A paper's file. */
    public record File(EvidenceRow row, EvidenceContents.Content content) {}

    @Transactional
    public Undertaking undertaking(Caller caller, OfferId id) {
        return new Undertaking(TEXT, List.copyOf(desk.findInside(caller, id).undertakings));
    }

    /** A side's approver signs for it. */
    @Transactional
    public Undertaking sign(Caller caller, OfferId id, Supplier<String> documentHash) {
        DealRow row = desk.lock(caller, id);
        Side side = DealDesk.ownSide(caller, row, Role.APPROVER);
        if (!TEXT.hash().equals(documentHash.get())) {
            throw Problems.unprocessable(
                    "document-differs",
                    "documentHash",
                    "This is not the hash of the undertaking's present text.",
                    Map.of("accepted", TEXT.hash()));
        }
        if (row.state.hasEnded()) {
            throw DealDesk.wrongState(row, "discloses nothing more");
        }
        if (row.hasSigned(side)) {
            throw Problems.conflict("already-signed", "The " + side + " has signed the undertaking.");
        }
        DealUndertaking signed = new DealUndertaking(
                side,
                TEXT.version(),
                TEXT.hash(),
                caller.username(),
                caller.subject(),
                desk.clock().now());
        row.undertakings.add(signed);
        row.version++;
        audit.record("deal.undertake", "deal", row.id, null, signed);
        return new Undertaking(TEXT, List.copyOf(row.undertakings));
    }

    /** Puts a file of the side's own evidence among its papers. */
    @Transactional
    public DealPaperRow disclose(Caller caller, OfferId id, Supplier<Disclosure> stated) {
        DealRow row = desk.lock(caller, id);
        Side side = DealDesk.ownSide(caller, row, Role.TRADER, Role.APPROVER);
        Disclosure disclosure = stated.get();
        String title = DealDesk.words("title", disclosure.title(), LONGEST_TITLE);
        if (row.state.hasEnded()) {
            throw DealDesk.wrongState(row, "discloses nothing more");
        }
        ParticipantId party = row.party(side);
        evidence.require(
                row.mode, disclosure.evidence(), new EvidenceRegister.Subject(SubjectKind.PARTICIPANT, party.value()));
        List<DealPaperRow> present = papers.of(row.id);
        if (present.stream().anyMatch(paper -> paper.evidence.equals(disclosure.evidence()))) {
            throw Problems.conflict("paper-exists", "The file is among the papers already.");
        }
        if (present.size() >= most) {
            throw Problems.conflict("too-many-papers", "A deal has at most " + most + " papers.", Map.of("most", most));
        }
        DealPaperRow paper = new DealPaperRow();
        paper.deal = row.id;
        paper.number = present.size() + 1;
        paper.side = side;
        paper.evidence = disclosure.evidence();
        paper.title = title;
        paper.addedBy = caller.username();
        paper.addedAt = desk.clock().now();
        papers.persist(paper);
        audit.record("deal.disclose", "deal", row.id, null, paper);
        return paper;
    }

    /** Those that the caller may read: a side its own, the other's once it has signed; the centre all. */
    @Transactional
    public List<DealPaperRow> list(Caller caller, OfferId id) {
        DealRow row = desk.findInside(caller, id);
        Set<Side> open = readable(caller, row);
        return papers.of(row.id).stream()
                .filter(paper -> open.contains(paper.side))
                .toList();
    }

    /** The file; that it was read is kept before the first byte is sent. */
    @Transactional
    public File read(Caller caller, OfferId id, int number) {
        DealRow row = desk.findInside(caller, id);
        DealPaperRow paper = papers.findByIdOptional(new DealPaperRow.Key(row.id, number))
                .orElseThrow(() -> Problems.notFound("paper", number));
        if (!readable(caller, row).contains(paper.side)) {
            throw Problems.forbidden(
                    "undertaking-needed",
                    "The papers of the " + paper.side + " are open to who has signed the undertaking.");
        }
        if (!isOwn(caller, row, paper.side)) {
            DealPaperAccessRow access = new DealPaperAccessRow();
            access.id = Ids.next();
            access.deal = row.id;
            access.paper = number;
            access.participant =
                    caller.actsFor() == null ? null : caller.actsFor().value();
            access.centre = caller.centre() == null ? null : caller.centre().value();
            access.readBy = caller.username();
            access.subject = caller.subject();
            access.readAt = desk.clock().now();
            papers.read(access);
        }
        EvidenceRow file = evidence.require(
                row.mode,
                paper.evidence,
                new EvidenceRegister.Subject(
                        SubjectKind.PARTICIPANT, row.party(paper.side).value()));
        return new File(file, contents.find(file.sha256));
    }

    /** Who has read the caller's papers, oldest first; all of them to the centre. At most {@code limit} after {@code after}. */
    @Transactional
    public List<DealPaperAccessRow> accesses(Caller caller, OfferId id, UUID after, int limit) {
        DealRow row = desk.findInside(caller, id);
        List<Integer> disclosed = papers.of(row.id).stream()
                .filter(paper -> DealDesk.isStaff(caller, row) || isOwn(caller, row, paper.side))
                .map(paper -> paper.number)
                .toList();
        return disclosed.isEmpty() ? List.of() : papers.accesses(row.id, disclosed, after, limit);
    }

    /** Confidential papers are read by a side itself, who has signed: under a power of attorney nobody reads them. */
    private static ParticipantId reader(Caller caller) {
        return UnderMandate.isUsedBy(caller) ? caller.participant() : caller.actsFor();
    }

    private static boolean isOwn(Caller caller, DealRow row, Side side) {
        return DealDesk.sideOf(reader(caller), row).filter(side::equals).isPresent();
    }

    private static Set<Side> readable(Caller caller, DealRow row) {
        if (DealDesk.isStaff(caller, row) && caller.onBehalfOf() == null) {
            return Set.of(Side.values());
        }
        Optional<Side> own = DealDesk.sideOf(reader(caller), row);
        return own.map(side -> row.hasSigned(side) ? Set.of(Side.values()) : Set.of(side)).orElse(Set.of()).stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
