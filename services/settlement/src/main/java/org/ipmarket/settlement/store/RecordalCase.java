package org.ipmarket.settlement.store;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.recordal.CaseState;
import org.ipmarket.settlement.recordal.Matter;
import org.ipmarket.settlement.recordal.OfficeAnswer;

/** The file of one procedure of a trade. Changed under the trade's row lock only. */
@Entity
@Table(name = "recordal_case")
public class RecordalCase {
    /** What the case is to the trade. */
    public enum Part {
        /** The money waits for it. */
        RELEASES,
        /** It has to be done, the money does not wait. */
        OWED,
        /** Somebody asked for it. */
        OPTIONAL
    }

    @Id
    private UUID id;

    @Version
    @Column(name = "row_version")
    private int rowVersion;

    private Mode mode;
    private UUID trade;

    @Enumerated(EnumType.STRING)
    private Matter matter;

    @Enumerated(EnumType.STRING)
    private Part part;

    @Enumerated(EnumType.STRING)
    private CaseState state;

    @Column(name = "opened_at")
    private Instant openedAt;

    private int round;
    private boolean linked;

    @Column(name = "handed_in")
    private boolean handedIn;

    @Column(name = "answers_read")
    private int answersRead;

    private int corrections;

    @Column(name = "filed_on")
    private LocalDate filedOn;

    @Column(name = "office_number")
    private String officeNumber;

    @Column(name = "correct_until")
    private LocalDate correctUntil;

    @Column(name = "said_why")
    private String saidWhy;

    @Embedded
    private Claim claim;

    private String registration;

    @Column(name = "effective_on")
    private LocalDate effectiveOn;

    @Column(name = "entered_by")
    private String enteredBy;

    @Column(name = "entered_subject")
    private String enteredSubject;

    @Column(name = "checked_by")
    private String checkedBy;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    private String gazette;

    @Column(name = "gazetted_on")
    private LocalDate gazettedOn;

    @ElementCollection
    @CollectionTable(name = "recordal_step", joinColumns = @JoinColumn(name = "recordal_case"))
    @OrderColumn(name = "sequence")
    private List<RecordalStep> history = new ArrayList<>();

    protected RecordalCase() {}

    /** Opens a case; nothing has been brought. */
    public static RecordalCase opened(Trade trade, Matter matter, Part part, String by, Instant at) {
        RecordalCase opened = new RecordalCase();
        opened.id = Ids.next();
        opened.mode = trade.mode();
        opened.trade = trade.id().value();
        opened.matter = matter;
        opened.part = part;
        opened.state = CaseState.OPENED;
        opened.openedAt = at;
        opened.came(by, at, "Opened.");
        return opened;
    }

    /** Papers come in: the first of them begins the collection, also after a refusal. */
    public void collect(String by, Instant at) {
        if (state == CaseState.OPENED) {
            move(CaseState.COLLECTING, by, at, "The first paper has come.");
        }
    }

    /** To be filed anew after a refusal. */
    public void startAgain(String by, Instant at, String why) {
        move(CaseState.COLLECTING, by, at, why);
        round++;
        corrections = 0;
        answersRead = 0;
        linked = false;
        handedIn = false;
        filedOn = null;
        officeNumber = null;
        correctUntil = null;
    }

    /**
     * The request goes to the office.
     *
     * @param number the office's, or null where it is handed in over a link and not known yet
     */
    public void file(boolean overLink, LocalDate on, String number, String by, Instant at) {
        move(
                CaseState.FILED,
                by,
                at,
                overLink ? "Handed in over the link." : "Handed in by hand on " + on + ", number " + number + ".");
        linked = overLink;
        handedIn = !overLink;
        filedOn = on;
        officeNumber = number;
    }

    /** The correction goes to the office. */
    public void correct(String by, Instant at) {
        move(CaseState.CORRECTED, by, at, "The correction is handed in.");
        corrections++;
        correctUntil = null;
        handedIn = !linked;
    }

    /** The link has handed in what was to be handed in. @param number the office's of the request, or null for a correction */
    public void handedIn(String number) {
        handedIn = true;
        if (number != null) {
            officeNumber = number;
        }
    }

    /** Keeps what one person says has happened, until another has checked it. */
    public void claim(Claim said) {
        claim = said;
        if (said.kind() == Claim.Kind.EFFECT) {
            boolean office = matter.office().isPresent();
            move(
                    office ? CaseState.NOTICE_ISSUED : CaseState.IN_EFFECT,
                    said.by(),
                    said.at(),
                    matter.act().en() + " " + said.number() + " of " + said.on() + ".");
        }
    }

    /** The second person does not find it so. */
    public void refuseClaim(String by, Instant at, String why) {
        if (claim.kind() == Claim.Kind.EFFECT) {
            move(matter.office().isPresent() ? CaseState.FILED : CaseState.COLLECTING, by, at, why);
        }
        claim = null;
    }

    /** A correction is asked for. */
    public void correctionAsked(LocalDate until, String why, String by, Instant at) {
        move(CaseState.CORRECTION_ASKED, by, at, why);
        correctUntil = until;
        saidWhy = why;
        claim = null;
    }

    public void refused(String why, String by, Instant at) {
        move(CaseState.REFUSED, by, at, why);
        saidWhy = why;
        correctUntil = null;
        claim = null;
    }

    /** The claimed effect was checked. */
    public void recorded(String by, Instant at) {
        move(CaseState.RECORDED, by, at, "Checked by a second person.");
        registration = claim.number();
        effectiveOn = claim.on();
        enteredBy = claim.by();
        enteredSubject = claim.subject();
        checkedBy = by;
        recordedAt = at;
        claim = null;
    }

    public void gazetted(String number, LocalDate on, String by, Instant at) {
        move(CaseState.GAZETTED, by, at, "Published in the gazette " + number + " of " + on + ".");
        gazette = number;
        gazettedOn = on;
        claim = null;
    }

    /** It is not gone on with. */
    public void close(String by, Instant at, String why) {
        move(CaseState.CLOSED, by, at, why);
        claim = null;
    }

    /** The office's answer was taken note of. */
    public void read(OfficeAnswer answer) {
        answersRead = answer.sequence();
    }

    private void move(CaseState to, String by, Instant at, String why) {
        state = state.to(to, matter);
        came(by, at, why);
    }

    private void came(String by, Instant at, String why) {
        history.add(new RecordalStep(state, at, by, why));
    }

    public UUID id() {
        return id;
    }

    public Mode mode() {
        return mode;
    }

    public TradeId trade() {
        return new TradeId(trade);
    }

    public Matter matter() {
        return matter;
    }

    public Part part() {
        return part;
    }

    public CaseState state() {
        return state;
    }

    public Instant openedAt() {
        return openedAt;
    }

    /** 0 for the first request, one more each time it was filed anew. */
    public int round() {
        return round;
    }

    /** Whether the request went over a link and not by hand. */
    public boolean linked() {
        return linked;
    }

    /** Whether the office has what was last to be handed in. */
    public boolean isHandedIn() {
        return handedIn;
    }

    public int answersRead() {
        return answersRead;
    }

    /** How many corrections of this round were handed in. */
    public int corrections() {
        return corrections;
    }

    /** Null until it was filed. */
    public LocalDate filedOn() {
        return filedOn;
    }

    public String officeNumber() {
        return officeNumber;
    }

    /** Null unless a correction is asked for. */
    public LocalDate correctUntil() {
        return correctUntil;
    }

    /** The office's last reasons, or null. */
    public String saidWhy() {
        return saidWhy;
    }

    /** What waits for a second person, or null. */
    public Claim claim() {
        return claim;
    }

    /** Number of what has completed the case; null until it was recorded. */
    public String registration() {
        return registration;
    }

    public LocalDate effectiveOn() {
        return effectiveOn;
    }

    public String enteredBy() {
        return enteredBy;
    }

    public String enteredSubject() {
        return enteredSubject;
    }

    public String checkedBy() {
        return checkedBy;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String gazette() {
        return gazette;
    }

    public LocalDate gazettedOn() {
        return gazettedOn;
    }

    /** What it went through, oldest first. */
    public List<RecordalStep> history() {
        return List.copyOf(history);
    }
}
