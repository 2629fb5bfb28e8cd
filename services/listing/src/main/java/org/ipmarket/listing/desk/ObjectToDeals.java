package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.deal.DealState;
import org.ipmarket.listing.deal.Objection;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.store.Claims;
import org.ipmarket.listing.store.DealObjectionRow;
import org.ipmarket.listing.store.DealObjections;
import org.ipmarket.listing.store.DealRow;
import org.ipmarket.messages.id.OfferId;

/** What anybody says against a publicised deal, and what the centre answers. While one is open the deal is not concluded. */
@ApplicationScoped
public class ObjectToDeals {
    static final int LONGEST_REASONS = 4_000;

    private final DealDesk desk;
    private final DealObjections objections;
    private final Claims claims;
    private final Audit audit;
    private final int most;

    ObjectToDeals(DealDesk desk, DealObjections objections, Claims claims, Audit audit, ListingConfig config) {
        this.desk = desk;
        this.objections = objections;
        this.claims = claims;
        this.audit = audit;
        this.most = config.deals().objections();
    }

    /** @param consequence for an upheld one; else null */
    public record Answer(Objection.Verdict verdict, Objection.Consequence consequence, String reasons) {}

    /** By anybody of the mode; each login has one open at a time. Late ones are heard until the deal is concluded. */
    @Transactional
    public DealObjectionRow raise(Caller caller, OfferId id, Supplier<String> why) {
        DealRow row = desk.lock(caller, id);
        if (row.state != DealState.PUBLICISED) {
            throw DealDesk.wrongState(row, "is not open to objections");
        }
        String reasons = DealDesk.words("reasons", why.get(), LONGEST_REASONS);
        if (objections.hasOpen(row.id, caller.subject())) {
            throw Problems.conflict("objection-open", "Your earlier objection has not been answered yet.");
        }
        int number = objections.count(row.id) + 1;
        if (number > most) {
            throw Problems.conflict(
                    "too-many-objections", "A deal has at most " + most + " objections.", Map.of("most", most));
        }
        DealObjectionRow raised = new DealObjectionRow();
        raised.deal = row.id;
        raised.number = number;
        raised.participant = caller.actsFor() == null ? null : caller.actsFor().value();
        raised.raisedBy = caller.username();
        raised.subject = caller.subject();
        raised.reasons = reasons;
        raised.raisedAt = desk.clock().now();
        objections.persist(raised);
        audit.record("deal.object", "deal", row.id, null, raised);
        return raised;
    }

    /** By a reviewer of the centre: dismissed with reasons, or upheld; then the deal ends or the sides negotiate anew. */
    @Transactional
    public DealObjectionRow answer(Caller caller, OfferId id, int number, Supplier<Answer> stated) {
        DealRow row = desk.lock(caller, id);
        caller.requireCentre(row.centreCode(), Role.REVIEWER, Role.MANAGER);
        Answer answer = stated.get();
        String reasons = DealDesk.words("reasons", answer.reasons(), LONGEST_REASONS);
        if ((answer.verdict() == Objection.Verdict.UPHELD) != (answer.consequence() != null)) {
            throw Refusals.unprocessable(
                    "invalid-answer", "consequence", "an upheld objection has a consequence, a dismissed one has none");
        }
        DealObjectionRow raised = objections
                .findByIdOptional(new DealObjectionRow.Key(row.id, number))
                .orElseThrow(() -> Problems.notFound("objection", number));
        if (row.state != DealState.PUBLICISED) {
            throw DealDesk.wrongState(row, "has no objection to answer");
        }
        if (raised.verdict != null) {
            throw Problems.conflict("objection-answered", "Objection " + number + " has been " + raised.verdict + ".");
        }
        if (caller.subject().equals(raised.subject)) {
            throw Problems.forbidden("own-objection", "Nobody answers an objection that is its own.");
        }
        raised.verdict = answer.verdict();
        raised.consequence = answer.consequence();
        raised.answer = reasons;
        raised.answeredBy = caller.username();
        raised.answeredAt = desk.clock().now();
        DealImage before = DealImage.of(row);
        if (answer.consequence() == Objection.Consequence.END) {
            ReviewDeals.end(row, "objection " + number + " was upheld: " + reasons, raised.answeredAt, claims);
        } else if (answer.consequence() == Objection.Consequence.RENEGOTIATE) {
            backToTheTable(row);
        }
        desk.note("deal.answer-objection", row, before);
        audit.record("deal.answer-objection", "deal-objection", row.id + "/" + number, null, raised);
        return raised;
    }

    /** What was agreed binds no longer; the sides need a new round, and what they agree on is reviewed and publicised again. */
    private void backToTheTable(DealRow row) {
        row.agreedRound = null;
        row.agreedAt = null;
        row.firstReviewer = null;
        row.assets.clear();
        row.noticeNumber = null;
        row.publicisedAt = null;
        row.publicityDays = null;
        row.publicityWorkingDays = null;
        row.publicitySource = null;
        row.publicityUntil = null;
        row.publicityProvisional = null;
        row.talksSince = desk.clock().now();
        claims.release(row.id);
        row.move(DealState.NEGOTIATING);
    }

    /**
     * All of them to the sides and the centre, to anybody else its own, which it sees even where the deal went back to the table; numbered
     * after {@code after} (0 for the first).
     */
    @Transactional
    public List<DealObjectionRow> list(Caller caller, OfferId id, int after, int limit) {
        DealRow row = desk.any(caller, id)
                .filter(found -> DealDesk.knows(caller, found)
                        || !objections.of(found.id, caller.subject(), 0, 1).isEmpty())
                .orElseThrow(() -> Problems.notFound("deal", id));
        return DealDesk.isInside(caller, row)
                ? objections.of(row.id, after, limit)
                : objections.of(row.id, caller.subject(), after, limit);
    }
}
