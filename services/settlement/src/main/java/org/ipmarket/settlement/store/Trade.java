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
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.event.TradeDefaulted.Side;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.deposit.BankReference;
import org.ipmarket.settlement.fee.Brought;
import org.ipmarket.settlement.fee.FeeSplit;
import org.ipmarket.settlement.trade.ConfirmationOfSale;
import org.ipmarket.settlement.trade.TradeDeed;
import org.ipmarket.settlement.trade.TradeState;
import org.ipmarket.settlement.trade.TradeSums;
import org.ipmarket.settlement.trade.Way;

/** A sale after the hammer or after an agreement. Changed under its row's lock only; every change raises its version by one. */
@Entity
@Table(name = "trade")
public class Trade {
    @Id
    private UUID id;

    private long version;
    private Mode mode;
    private UUID award;
    private UUID lot;
    private String centre;

    @Column(name = "buyer_centre")
    private String buyerCentre;

    private UUID seller;
    private UUID buyer;
    private UUID deposit;

    @Column(name = "seller_broker")
    private UUID sellerBroker;

    @Column(name = "buyer_broker")
    private UUID buyerBroker;

    @Enumerated(EnumType.STRING)
    @Column(name = "sale_right")
    private Right right;

    @Enumerated(EnumType.STRING)
    private Way way;

    private UUID[] assets;

    @Column(name = "title_zh")
    private String titleZh;

    @Column(name = "title_en")
    private String titleEn;

    @Enumerated(EnumType.STRING)
    private TradeState state;

    @Embedded
    private Sums sums;

    @Column(name = "payment_reference")
    private String paymentReference;

    private String confirmation;

    @Column(name = "confirmation_hash")
    private String confirmationHash;

    @Column(name = "payment_millis")
    private long paymentMillis;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "confirmation_due")
    private Instant confirmationDue;

    @Column(name = "payment_due")
    private Instant paymentDue;

    @Embedded
    private Recordal recordal;

    private boolean demonstration;

    @ElementCollection
    @CollectionTable(name = "trade_signature", joinColumns = @JoinColumn(name = "trade"))
    @MapKeyColumn(name = "side")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<Side, Signature> signatures = new EnumMap<>(Side.class);

    @ElementCollection
    @CollectionTable(name = "trade_step", joinColumns = @JoinColumn(name = "trade"))
    @OrderColumn(name = "sequence")
    private List<TradeStep> history = new ArrayList<>();

    protected Trade() {}

    /**
     * Opens a trade from an award or a deal.
     *
     * @param sale the facts that both sides will sign
     * @param deposit the winner's, or null for a deal
     * @param paymentPeriod how long the buyer has to pay once both have signed
     */
    public static Trade opened(
            ConfirmationOfSale sale,
            Mode mode,
            DepositId deposit,
            List<AssetId> assets,
            Duration paymentPeriod,
            Instant at) {
        Trade trade = new Trade();
        trade.id = sale.trade().value();
        trade.mode = mode;
        trade.award = sale.award().value();
        trade.lot = sale.lot().value();
        trade.centre = sale.centre().value();
        trade.buyerCentre = sale.buyerCentre().value();
        trade.seller = sale.seller().value();
        trade.buyer = sale.buyer().value();
        trade.way = sale.way();
        trade.deposit = deposit == null ? null : deposit.value();
        trade.right = sale.right();
        trade.assets = assets.stream().map(AssetId::value).toArray(UUID[]::new);
        trade.titleZh = sale.title().zh();
        trade.titleEn = sale.title().en();
        trade.sums = Sums.of(sale.sums());
        trade.paymentReference = BankReference.ofTrade(trade.id).text();
        trade.confirmation = sale.html();
        trade.confirmationHash = ConfirmationOfSale.hash(trade.confirmation);
        trade.paymentMillis = paymentPeriod.toMillis();
        trade.openedAt = at;
        trade.confirmationDue = sale.confirmationDue();
        trade.demonstration = sale.demonstration();
        trade.state = TradeState.OPENED;
        trade.came(
                at,
                switch (sale.way()) {
                    case AWARD -> "Opened from award " + sale.award() + ".";
                    case DEAL -> "Opened from the negotiated deal " + sale.lot() + ".";
                });
        return trade;
    }

    /** The broker members that brought its sides; said once, before it is kept. */
    public void brought(Brought by) {
        sellerBroker = by.seller() == null ? null : by.seller().value();
        buyerBroker = by.buyer() == null ? null : by.buyer().value();
    }

    public Brought brought() {
        return new Brought(
                sellerBroker == null ? null : new ParticipantId(sellerBroker),
                buyerBroker == null ? null : new ParticipantId(buyerBroker));
    }

    /** What each broker member gets of both commissions, parts of nothing left out. */
    public Map<ParticipantId, Money> brokerFees() {
        Map<ParticipantId, Money> fees = new TreeMap<>(Comparator.comparing(ParticipantId::value));
        FeeSplit split = sums.amounts().fees();
        Brought by = brought();
        if (by.seller() != null && !split.seller().broker().isZero()) {
            fees.merge(by.seller(), split.seller().broker(), Money::plus);
        }
        if (by.buyer() != null && !split.buyer().broker().isZero()) {
            fees.merge(by.buyer(), split.buyer().broker(), Money::plus);
        }
        return fees;
    }

    /** One side signs; true where now both have. */
    public boolean sign(Side side, Signature signature) {
        state.require(TradeState.OPENED, "signed");
        signatures.put(side, signature);
        version++;
        return signatures.size() == Side.values().length;
    }

    /** Both have signed: from now on the payment period runs. */
    public void signed(Instant at) {
        state = state.to(TradeState.SIGNED);
        paymentDue = at.plusMillis(paymentMillis);
        came(at, "Both sides have signed the confirmation of sale.");
    }

    public void funded(Instant at, String why) {
        state = state.to(TradeState.FUNDED);
        came(at, why);
    }

    /** The case lies with the office. */
    public void filed(Instant at, String why) {
        state.requirePermits(TradeDeed.FILE);
        state = state.to(TradeState.FILED);
        came(at, why);
    }

    /** The office gave the case back: it is to be filed anew. */
    public void returned(Instant at, String why) {
        state.requirePermits(TradeDeed.RETURN);
        state = state.to(TradeState.FUNDED);
        came(at, why);
    }

    /** One person of the seller's centre enters what completes the trade; may be entered anew until it was checked. */
    public void enterRecordal(String registration, LocalDate effectiveOn, String by, String subject) {
        state.requirePermits(TradeDeed.RECORD);
        recordal = new Recordal(registration, effectiveOn, by, subject, null);
        version++;
    }

    /** Another has checked it. */
    public void recorded(String checkedBy, Instant at) {
        state = state.to(TradeState.RECORDED);
        recordal = new Recordal(
                recordal.registration(),
                recordal.effectiveOn(),
                recordal.enteredBy(),
                recordal.enteredBySubject(),
                checkedBy);
        came(at, "Registration " + recordal.registration() + " was entered and checked by two.");
    }

    public void completed(Instant at) {
        state = state.to(TradeState.COMPLETED);
        came(at, "The bank has confirmed every payment.");
    }

    public void defaulted(Instant at, String why) {
        state = state.to(TradeState.DEFAULTED);
        came(at, why);
    }

    private void came(Instant at, String why) {
        version++;
        history.add(new TradeStep(state, at, why));
    }

    public TradeId id() {
        return new TradeId(id);
    }

    public long version() {
        return version;
    }

    public Mode mode() {
        return mode;
    }

    public AwardId award() {
        return new AwardId(award);
    }

    public LotId lot() {
        return new LotId(lot);
    }

    public CentreCode centre() {
        return new CentreCode(centre);
    }

    public CentreCode buyerCentre() {
        return new CentreCode(buyerCentre);
    }

    public ParticipantId seller() {
        return new ParticipantId(seller);
    }

    public ParticipantId buyer() {
        return new ParticipantId(buyer);
    }

    public Way way() {
        return way;
    }

    /** The winner's deposit; empty where the parties agreed with each other. */
    public Optional<DepositId> deposit() {
        return Optional.ofNullable(deposit).map(DepositId::new);
    }

    public Right right() {
        return right;
    }

    public List<AssetId> assets() {
        return Arrays.stream(assets).map(AssetId::new).toList();
    }

    public LocalizedText title() {
        return new LocalizedText(titleZh, titleEn);
    }

    public TradeState state() {
        return state;
    }

    public TradeSums sums() {
        return sums.amounts();
    }

    /** What the buyer writes on its transfer. */
    public String paymentReference() {
        return paymentReference;
    }

    /** The document that is signed, HTML. */
    public String confirmation() {
        return confirmation;
    }

    public String confirmationHash() {
        return confirmationHash;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public Instant confirmationDue() {
        return confirmationDue;
    }

    /** Null until both have signed. */
    public Instant paymentDue() {
        return paymentDue;
    }

    /** Null until it was entered. */
    public Recordal recordal() {
        return recordal;
    }

    public boolean demonstration() {
        return demonstration;
    }

    public Map<Side, Signature> signatures() {
        return signatures.isEmpty() ? Map.of() : new EnumMap<>(signatures);
    }

    /** The sides that have signed. */
    public Set<Side> signedBy() {
        return Set.copyOf(signatures.keySet());
    }

    /** What it went through, oldest first. */
    public List<TradeStep> history() {
        return List.copyOf(history);
    }
}
