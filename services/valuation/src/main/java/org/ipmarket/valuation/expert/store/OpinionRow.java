package org.ipmarket.valuation.expert.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.ValuationId;
import org.ipmarket.valuation.expert.Adjustment;
import org.ipmarket.valuation.expert.Conclusion;
import org.ipmarket.valuation.expert.OpinionDeed;
import org.ipmarket.valuation.expert.OpinionState;
import org.ipmarket.valuation.expert.Request;
import org.ipmarket.valuation.expert.Review;
import org.ipmarket.valuation.expert.Validity;

/** A value opinion. Every deed goes through {@link OpinionState} and is written into the history. */
@Entity
@Table(name = "opinion")
public class OpinionRow {
    @Id
    private UUID id;

    @Version
    @Column(name = "row_version")
    private long version;

    private String mode;
    private String centre;
    private String number;

    @Enumerated(EnumType.STRING)
    private OpinionState state;

    private int edition;
    private UUID asset;
    private UUID valuation;
    private UUID client;
    private String request;

    @Column(name = "first_expert")
    private UUID firstExpert;

    @Column(name = "second_expert")
    private UUID secondExpert;

    private String review;
    private String adjustments;
    private String history;

    @Column(name = "base_date")
    private LocalDate baseDate;

    @Column(name = "valid_until")
    private LocalDate validUntil;

    private boolean demonstration;

    @Column(name = "requested_at")
    private Instant requestedAt;

    @Column(name = "issued_at")
    private Instant issuedAt;

    protected OpinionRow() {}

    /**
     * A step of its life.
     *
     * @param deed null for the request itself
     * @param why the reason, where one was given
     */
    public record Step(OpinionDeed deed, OpinionState state, Instant at, String by, String why) {}

    /** What an opinion begins with. */
    public record Beginning(
            Mode mode,
            CentreCode centre,
            String number,
            AssetId asset,
            ValuationId valuation,
            ParticipantId client,
            Request request,
            Validity validity,
            boolean demonstration) {}

    public static OpinionRow requested(Beginning beginning, String by, Instant at) {
        OpinionRow row = new OpinionRow();
        row.id = Ids.next();
        row.mode = beginning.mode().wire();
        row.centre = beginning.centre().value();
        row.number = beginning.number();
        row.state = OpinionState.REQUESTED;
        row.edition = 1;
        row.asset = beginning.asset().value();
        row.valuation = beginning.valuation().value();
        row.client = beginning.client().value();
        row.request = Json.write(beginning.request());
        row.adjustments = Json.write(List.of());
        row.history = Json.write(List.of(new Step(null, OpinionState.REQUESTED, at, by, null)));
        row.baseDate = beginning.validity().from();
        row.validUntil = beginning.validity().until();
        row.demonstration = beginning.demonstration();
        row.requestedAt = at;
        return row;
    }

    public void assign(UUID first, UUID second, String by, Instant at) {
        step(OpinionDeed.ASSIGN, by, at, null);
        firstExpert = first;
        secondExpert = second;
    }

    /** Both experts are named anew; what was written and signed counts for nothing. */
    public void recuse(String by, Instant at, String why) {
        step(OpinionDeed.RECUSE, by, at, why);
        firstExpert = null;
        secondExpert = null;
        review = null;
        edition++;
    }

    /** Figures put in the place of the indicative ones after an earlier review are dropped with it. */
    public void review(Review written) {
        step(OpinionDeed.REVIEW, written.by(), written.at(), null);
        review = Json.write(written);
        edition++;
    }

    /** @param before the conclusion so far, null where there was none */
    public void adjust(Conclusion before, Conclusion after, List<Adjustment.Reason> reasons, String by, Instant at) {
        step(OpinionDeed.ADJUST, by, at, null);
        edition++;
        List<Adjustment> all = new ArrayList<>(adjustments());
        all.add(new Adjustment(edition, before, after, reasons, by, at));
        adjustments = Json.write(all);
    }

    public void signed(boolean second, String by, Instant at) {
        step(second ? OpinionDeed.COUNTERSIGN : OpinionDeed.SIGN, by, at, null);
    }

    /** It is reviewed anew: the first signature and the adjustments count for nothing. */
    public void returned(String by, Instant at, String why) {
        step(OpinionDeed.RETURN, by, at, why);
        edition++;
    }

    public void issue(String by, Instant at) {
        step(OpinionDeed.ISSUE, by, at, null);
        issuedAt = at;
    }

    public void expire(String by, Instant at) {
        step(OpinionDeed.EXPIRE, by, at, null);
    }

    public void withdraw(String by, Instant at, String why) {
        step(OpinionDeed.WITHDRAW, by, at, why);
    }

    private void step(OpinionDeed deed, String by, Instant at, String why) {
        state = state.by(deed);
        List<Step> all = new ArrayList<>(history());
        all.add(new Step(deed, state, at, by, why));
        history = Json.write(all);
    }

    /** The state on a day: one whose validity has run out is expired, whether or not that was written down yet. */
    public OpinionState stateOn(LocalDate day) {
        return state == OpinionState.ISSUED && validity().hasRunOut(day) ? OpinionState.EXPIRED : state;
    }

    /** The adjustment that stands. */
    public Optional<Adjustment> adjustment() {
        return adjustments().stream()
                .filter(adjustment -> adjustment.edition() == edition)
                .reduce((earlier, later) -> later);
    }

    public List<Adjustment> adjustments() {
        return List.of(Json.read(adjustments, Adjustment[].class));
    }

    public List<Step> history() {
        return List.of(Json.read(history, Step[].class));
    }

    public Request request() {
        return Json.read(request, Request.class);
    }

    /** Null before there is one. */
    public Review review() {
        return Json.read(review, Review.class);
    }

    public Validity validity() {
        return new Validity(baseDate, validUntil);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public Mode mode() {
        return Mode.fromString(mode);
    }

    public CentreCode centre() {
        return new CentreCode(centre);
    }

    public String number() {
        return number;
    }

    /** As it was written down; {@link #stateOn} for what it is today. */
    public OpinionState state() {
        return state;
    }

    public int edition() {
        return edition;
    }

    public AssetId asset() {
        return new AssetId(asset);
    }

    public ValuationId valuation() {
        return new ValuationId(valuation);
    }

    public ParticipantId client() {
        return new ParticipantId(client);
    }

    public UUID firstExpert() {
        return firstExpert;
    }

    public UUID secondExpert() {
        return secondExpert;
    }

    public boolean demonstration() {
        return demonstration;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    public Instant issuedAt() {
        return issuedAt;
    }
}
