package org.ipmarket.settlement.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.event.TradeDefaulted.Side;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.licence.RoyaltyPeriod;
import org.ipmarket.settlement.licence.RoyaltyTerms;

/** A licence with running royalties: the terms that one side has proposed and the other accepted. Changed under its row's lock only. */
@Entity
@Table(name = "licence")
public class Licence {
    /** Whether both sides have said yes to the terms. */
    public enum State {
        PROPOSED,
        AGREED
    }

    @Id
    private UUID id;

    @Version
    @Column(name = "row_version")
    private int rowVersion;

    private Mode mode;
    private UUID trade;
    private String centre;

    @Column(name = "buyer_centre")
    private String buyerCentre;

    private UUID licensor;
    private UUID licensee;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "rate_basis_points")
    private int rateBasisPoints;

    private String currency;

    @Column(name = "minimum_minor")
    private long minimumMinor;

    @Enumerated(EnumType.STRING)
    private RoyaltyPeriod.Length period;

    @Column(name = "from_day")
    private LocalDate fromDay;

    @Column(name = "until_day")
    private LocalDate untilDay;

    @Column(name = "statement_working_days")
    private int statementWorkingDays;

    @Column(name = "payment_working_days")
    private int paymentWorkingDays;

    private String fees;

    @Enumerated(EnumType.STRING)
    @Column(name = "proposed_by_side")
    private Side proposedBySide;

    @Column(name = "proposed_by")
    private String proposedBy;

    @Column(name = "proposed_at")
    private Instant proposedAt;

    @Column(name = "agreed_by")
    private String agreedBy;

    @Column(name = "agreed_at")
    private Instant agreedAt;

    protected Licence() {}

    /** The licence of a trade; nothing is proposed yet. */
    public static Licence of(Trade trade) {
        Licence licence = new Licence();
        licence.id = Ids.next();
        licence.mode = trade.mode();
        licence.trade = trade.id().value();
        licence.centre = trade.centre().value();
        licence.buyerCentre = trade.buyerCentre().value();
        licence.licensor = trade.seller().value();
        licence.licensee = trade.buyer().value();
        return licence;
    }

    /** One side proposes terms; what was proposed before is gone. @param schedule by which the centre takes its fee */
    public void propose(RoyaltyTerms terms, FeeSchedule schedule, Side side, String by, Instant at) {
        state = State.PROPOSED;
        rateBasisPoints = terms.rateBasisPoints();
        currency = terms.currency();
        minimumMinor = terms.minimum().minor();
        period = terms.period();
        fromDay = terms.from();
        untilDay = terms.until();
        statementWorkingDays = terms.statementWorkingDays();
        paymentWorkingDays = terms.paymentWorkingDays();
        fees = new String(EventJson.write(schedule), StandardCharsets.UTF_8);
        proposedBySide = side;
        proposedBy = by;
        proposedAt = at;
    }

    /** The other side accepts them. */
    public void agree(String by, Instant at) {
        state = State.AGREED;
        agreedBy = by;
        agreedAt = at;
    }

    public RoyaltyTerms terms() {
        return new RoyaltyTerms(
                rateBasisPoints,
                Money.ofMinor(minimumMinor, currency),
                period,
                fromDay,
                untilDay,
                statementWorkingDays,
                paymentWorkingDays);
    }

    /** By which the centre takes its fee. */
    public FeeSchedule fees() {
        return EventJson.read(fees.getBytes(StandardCharsets.UTF_8), FeeSchedule.class);
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

    public CentreCode centre() {
        return new CentreCode(centre);
    }

    public CentreCode buyerCentre() {
        return new CentreCode(buyerCentre);
    }

    public ParticipantId licensor() {
        return new ParticipantId(licensor);
    }

    public ParticipantId licensee() {
        return new ParticipantId(licensee);
    }

    public State state() {
        return state;
    }

    public Side proposedBySide() {
        return proposedBySide;
    }

    public String proposedBy() {
        return proposedBy;
    }

    public Instant proposedAt() {
        return proposedAt;
    }

    public String agreedBy() {
        return agreedBy;
    }

    public Instant agreedAt() {
        return agreedAt;
    }
}
