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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.FreezeGround;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SettlementTerms;
import org.ipmarket.messages.Term;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.event.TradeDefaulted.Side;
import org.ipmarket.messages.event.TradeUnwound;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.bank.BankAccount;
import org.ipmarket.settlement.deposit.BankReference;
import org.ipmarket.settlement.fee.Brought;
import org.ipmarket.settlement.fee.FeeSplit;
import org.ipmarket.settlement.trade.ConfirmationOfSale;
import org.ipmarket.settlement.trade.Export;
import org.ipmarket.settlement.trade.PlanPage;
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

    private String extent;
    private String basis;

    @Column(name = "payment_reference")
    private String paymentReference;

    private String confirmation;

    @Column(name = "confirmation_hash")
    private String confirmationHash;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "confirmation_due")
    private Instant confirmationDue;

    @Column(name = "payment_due")
    private Instant paymentDue;

    @Embedded
    private Recordal recordal;

    private boolean demonstration;

    /** {@link SettlementTerms}, JSON, nothing left out that a clock needs. */
    private String terms;

    @Column(name = "contract_own")
    private boolean contractOwn;

    private boolean pledged;

    @Enumerated(EnumType.STRING)
    private Export export;

    @Column(name = "export_decision")
    private String exportDecision;

    @Embedded
    private RunningClock clock;

    @Embedded
    private Freeze freeze;

    @Enumerated(EnumType.STRING)
    @Column(name = "unwound_basis")
    private TradeUnwound.Basis unwoundBasis;

    @Column(name = "unwound_reason")
    private String unwoundReason;

    @Column(name = "annuity_asked_by")
    private String annuityAskedBy;

    @Column(name = "annuity_asked_at")
    private Instant annuityAskedAt;

    @Column(name = "handed_on")
    private boolean handedOn;

    @ElementCollection
    @CollectionTable(name = "trade_instalment", joinColumns = @JoinColumn(name = "trade"))
    @OrderColumn(name = "number")
    private List<Instalment> instalments = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "trade_contract_signature", joinColumns = @JoinColumn(name = "trade"))
    @MapKeyColumn(name = "side")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<Side, Signature> contractSignatures = new EnumMap<>(Side.class);

    @ElementCollection
    @CollectionTable(name = "trade_word", joinColumns = @JoinColumn(name = "trade"))
    private Set<Word> words = new HashSet<>();

    @Column(name = "open_licence")
    private boolean openLicence;

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
     * @param course what is known of the way it will go
     */
    public static Trade opened(
            ConfirmationOfSale sale, Mode mode, DepositId deposit, List<AssetId> assets, Course course, Instant at) {
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
        trade.extent =
                sale.extent() == null ? null : new String(EventJson.write(sale.extent()), StandardCharsets.UTF_8);
        trade.basis = sale.rule();
        trade.paymentReference = BankReference.ofTrade(trade.id).text();
        trade.terms = new String(EventJson.write(course.terms()), StandardCharsets.UTF_8);
        trade.contractOwn = course.contractOwn();
        trade.pledged = course.pledged();
        trade.export = course.export();
        trade.exportDecision = course.exportDecision();
        trade.confirmation = sale.html();
        trade.divide(course.instalments(), course.within());
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

    /**
     * What is known of the way a trade will go when it is opened.
     *
     * @param contractOwn whether a contract of its own is due
     * @param pledged whether it is sold with a pledge on it
     * @param exportDecision null where none is known
     * @param instalments what is to come in each part, the deposit counted off
     * @param within how long the buyer has for each once the contract stands
     */
    public record Course(
            SettlementTerms terms,
            boolean contractOwn,
            boolean pledged,
            Export export,
            String exportDecision,
            List<Money> instalments,
            List<Term> within) {}

    /** Divides what the buyer pays anew, in the document too: nobody may have signed. The first part has the trade's own reference. */
    public void plan(List<Money> amounts, List<Term> within) {
        divide(amounts, within);
        version++;
    }

    private void divide(List<Money> amounts, List<Term> within) {
        instalments.clear();
        for (int i = 0; i < amounts.size(); i++) {
            String reference = i == 0
                    ? paymentReference
                    : BankReference.ofTrade(Ids.next()).text();
            instalments.add(Instalment.of(reference, amounts.get(i).minor(), within.get(i)));
        }
        confirmation = PlanPage.in(confirmation, amounts, within);
        confirmationHash = ConfirmationOfSale.hash(confirmation);
    }

    /** It is an open licence: the notice stands for the signatures. */
    public void asOpenLicence() {
        openLicence = true;
    }

    /** One side signs; true where now both have. */
    public boolean sign(Side side, Signature signature) {
        state.requirePermits(TradeDeed.SIGN);
        signatures.put(side, signature);
        version++;
        return signatures.size() == Side.values().length;
    }

    /** Both have agreed; the contract does not stand yet. @param why how they have, a sentence */
    public void confirmed(Instant at, String why) {
        state = state.to(TradeState.CONFIRMED);
        came(at, why + (contractOwn ? " The contract is to be signed." : " The export is to be decided."));
    }

    /** One side signs the contract of its own; true where now both have. */
    public boolean signContract(Side side, Signature signature) {
        state.requirePermits(TradeDeed.CONTRACT);
        contractSignatures.put(side, signature);
        version++;
        return contractSignatures.size() == Side.values().length;
    }

    /** Whether a side that signs this document signs what the other has signed, if that has. @param documentHash SHA-256 */
    public boolean isContract(String documentHash) {
        return contractSignatures.values().stream()
                .allMatch(signed -> signed.documentHash().equals(documentHash));
    }

    /** Whether a contract of its own is due that not both have signed. */
    public boolean isContractUnsigned() {
        return contractOwn && contractSignatures.size() < Side.values().length;
    }

    /** Whether nothing is in the way of the contract but the confirmation's signatures. */
    public boolean contractStandsWithConfirmation() {
        return !isContractUnsigned() && (export == Export.NOT_NEEDED || export == Export.CLEARED);
    }

    /**
     * The contract stands: from now on the buyer's periods run.
     *
     * @param due until when each instalment is to be paid
     */
    public void signed(Instant at, List<Instant> due, String why) {
        state = state.to(TradeState.SIGNED);
        for (int i = 0; i < due.size(); i++) {
            instalments.set(i, instalments.get(i).dueAt(due.get(i)));
        }
        paymentDue = due.getFirst();
        came(at, why);
    }

    /**
     * An instalment is paid. While a case lies with the office, or after it is recorded, the state stays.
     *
     * @param number from 0
     * @param payer null where nothing came over the bank
     */
    public void paid(int number, BankAccount payer, Instant at, String why) {
        instalments.set(number, instalments.get(number).paid(at, payer));
        if (state == TradeState.SIGNED || state == TradeState.PART_FUNDED) {
            TradeState next = isPaid() ? TradeState.FUNDED : TradeState.PART_FUNDED;
            if (next != state) {
                state = state.to(next);
            }
        }
        came(at, why);
    }

    /** The instalments that are not paid are due at these times, in place of what was counted before. */
    public void dueAnew(List<Instant> due) {
        for (int i = 0; i < due.size(); i++) {
            if (!instalments.get(i).isPaid()) {
                instalments.set(i, instalments.get(i).dueAt(due.get(i)));
            }
        }
        paymentDue = instalments.getFirst().due();
        version++;
    }

    /** The confirmation is to be signed by then, in place of what was counted before. */
    public void confirmAnew(Instant due) {
        confirmationDue = due;
        version++;
    }

    /** A part of an instalment is proved to have been paid outside. @param number from 0 */
    public void paidOutside(int number, Money amount) {
        instalments.set(number, instalments.get(number).paidOutside(amount.minor()));
        version++;
    }

    /** Whether every instalment is paid. */
    public boolean isPaid() {
        return instalments.stream().allMatch(Instalment::isPaid);
    }

    /** Whether the right was recorded, also where the trade was frozen afterwards. */
    public boolean isRightRecorded() {
        return switch (state) {
            case RECORDED, COMPLETED -> true;
            case FROZEN, CURING -> freeze.from() == TradeState.RECORDED;
            case OPENED, CONFIRMED, SIGNED, PART_FUNDED, FUNDED, FILED, DEFAULTED, UNWINDING, UNWOUND -> false;
        };
    }

    /** Whether so many instalments are paid that the right may be recorded. */
    public boolean isRecordable() {
        Integer after = terms().recordalAfter();
        return after == null ? isPaid() : instalments.stream().limit(after).allMatch(Instalment::isPaid);
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
        state = state.to(isPaid() ? TradeState.FUNDED : TradeState.PART_FUNDED);
        came(at, why);
    }

    /** The clock that runs from now on; null where none does. */
    public void run(RunningClock next) {
        clock = next;
    }

    public void reminded() {
        clock = clock.afterReminder();
        version++;
    }

    /** Its clock has run out and nothing follows by itself. */
    public void overdue() {
        clock = clock.afterOverdue();
        version++;
    }

    /** Trade and money stand still. @param by the login's subject, or null */
    public void freeze(FreezeGround ground, String reason, String by, Instant at) {
        state.requirePermits(TradeDeed.FREEZE);
        TradeState from = state;
        state = state.to(TradeState.FROZEN);
        freeze = clock == null
                ? new Freeze(ground, reason, from, at, by, null, null, null, null, null)
                : new Freeze(
                        ground,
                        reason,
                        from,
                        at,
                        by,
                        clock.clock(),
                        clock.since(),
                        clock.due(),
                        clock.provisional(),
                        clock.source());
        came(at, reason);
    }

    /** The period to cure begins. */
    public void cure(Instant at, String why) {
        state.requirePermits(TradeDeed.CURE);
        state = state.to(TradeState.CURING);
        came(at, why);
    }

    /** Goes on where it stood; every period ends later by the time that it stood still. */
    public void lift(Instant at, String why) {
        Duration still = Duration.between(freeze.at(), at);
        state = state.toLifted(freeze.from());
        if (signatures.size() < Side.values().length) {
            confirmationDue = confirmationDue.plus(still);
        }
        if (paymentDue != null && !isPaid()) {
            paymentDue = paymentDue.plus(still);
        }
        instalments.replaceAll(each -> each.due() == null || each.isPaid()
                ? each
                : each.dueAt(each.due().plus(still)));
        freeze = null;
        words.removeIf(word -> word.question() == Word.Question.UNWIND);
        came(at, why);
    }

    /** The sale is undone; the buyer's money goes back. */
    public void unwind(TradeUnwound.Basis basis, String reason, Instant at) {
        state.requirePermits(TradeDeed.UNWIND);
        state = state.to(TradeState.UNWINDING);
        unwoundBasis = basis;
        unwoundReason = reason;
        came(at, reason);
    }

    public void unwound(Instant at) {
        state = state.to(TradeState.UNWOUND);
        came(at, "All of the buyer's money is back.");
    }

    /** The export is decided. */
    public void export(Export decided, String decision) {
        export = decided;
        exportDecision = decision;
        version++;
    }

    /** A side's word; its last one counts. */
    public void say(Word word) {
        words.removeIf(said -> said.question() == word.question() && said.side() == word.side());
        words.add(word);
        version++;
    }

    /** Both are asked who may pay a falling annuity. */
    public void askAnnuity(String by, Instant at) {
        annuityAskedBy = by;
        annuityAskedAt = at;
        version++;
    }

    /** The commissions are handed on. */
    public void handedOn() {
        handedOn = true;
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

    /** How far a licence reaches; null for all of the right. */
    public Extent extent() {
        return extent == null ? null : EventJson.read(extent.getBytes(StandardCharsets.UTF_8), Extent.class);
    }

    /** The announcement or deal that it rests on. */
    public String basis() {
        return basis == null ? "–" : basis;
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

    /** Of the first instalment; null until the contract stands. */
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

    /** 开放许可: made by notice and payment (Patent Law 51). */
    public boolean isOpenLicence() {
        return openLicence;
    }

    public Map<Side, Signature> signatures() {
        return signatures.isEmpty() ? Map.of() : new EnumMap<>(signatures);
    }

    /** The sides that have signed. */
    public Set<Side> signedBy() {
        return Set.copyOf(signatures.keySet());
    }

    public Map<Side, Signature> contractSignatures() {
        return contractSignatures.isEmpty() ? Map.of() : new EnumMap<>(contractSignatures);
    }

    public SettlementTerms terms() {
        return EventJson.read(terms.getBytes(StandardCharsets.UTF_8), SettlementTerms.class);
    }

    /** Whether a contract of its own is due. */
    public boolean contractOwn() {
        return contractOwn;
    }

    /** Whether it is sold with a pledge on it, the pledgee consenting. */
    public boolean pledged() {
        return pledged;
    }

    public Export export() {
        return export;
    }

    /** Null where none is known. */
    public String exportDecision() {
        return exportDecision;
    }

    /** Null where none runs. */
    public RunningClock clock() {
        return clock;
    }

    /** Null but while it stands still and where it was undone. */
    public Freeze frozen() {
        return freeze;
    }

    /** Null but where the sale is undone. */
    public TradeUnwound.Basis unwoundBasis() {
        return unwoundBasis;
    }

    public String unwoundReason() {
        return unwoundReason;
    }

    /** Null where nobody has asked who may pay a falling annuity. */
    public Instant annuityAskedAt() {
        return annuityAskedAt;
    }

    /** Whether the commissions are handed on. */
    public boolean isHandedOn() {
        return handedOn;
    }

    public List<Instalment> instalments() {
        return List.copyOf(instalments);
    }

    /** The place of the instalment with this reference, from 0; -1 where none has it. */
    public int instalmentOf(String reference) {
        for (int i = 0; i < instalments.size(); i++) {
            if (instalments.get(i).reference().equals(reference)) {
                return i;
            }
        }
        return -1;
    }

    /** The first instalment that is not paid; empty where all are. */
    public Optional<Instalment> nextInstalment() {
        return instalments.stream().filter(each -> !each.isPaid()).findFirst();
    }

    /** What is proved to have been paid outside the exchange. */
    public Money paidOutside() {
        return Money.ofMinor(
                instalments.stream().mapToLong(Instalment::outsideMinor).sum(), sums.currency());
    }

    /** What the sides have said to a question. */
    public List<Word> words(Word.Question question) {
        return words.stream()
                .filter(word -> word.question() == question)
                .sorted(Comparator.comparing(Word::side))
                .toList();
    }

    /** What it went through, oldest first. */
    public List<TradeStep> history() {
        return List.copyOf(history);
    }
}
