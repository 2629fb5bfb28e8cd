package org.ipmarket.settlement.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.invoice.FapiaoRequest;
import org.ipmarket.settlement.invoice.FapiaoState;
import org.ipmarket.settlement.invoice.TitleData;

/** A fapiao for service fees, blue or red-letter, with every step that it may take. */
@Entity
@Table(name = "fapiao")
public class FapiaoRow {
    /** Who pays the fee that is invoiced. */
    public enum Side {
        SELLER,
        BUYER
    }

    @Id
    private UUID id;

    private long version;
    private Mode mode;
    private String cause;
    private UUID trade;

    @Enumerated(EnumType.STRING)
    private Side side;

    private UUID payer;
    private String issuer;
    private UUID corrects;
    private String reason;

    @Enumerated(EnumType.STRING)
    private FapiaoState state;

    private String currency;

    @Column(name = "total_minor")
    private long totalMinor;

    @Column(name = "tax_minor")
    private long taxMinor;

    @Column(name = "rate_per_million")
    private int ratePerMillion;

    @Column(name = "tax_rule")
    private String taxRule;

    @Column(name = "reversed_minor")
    private long reversedMinor;

    @Column(name = "title_name")
    private String titleName;

    @Column(name = "title_credit_code")
    private String titleCreditCode;

    @Column(name = "title_address")
    private String titleAddress;

    @Column(name = "title_bank")
    private String titleBank;

    @Column(name = "title_email")
    private String titleEmail;

    private String number;

    @Column(name = "issued_at")
    private Instant issuedAt;

    private String refusal;
    private int attempts;

    @Column(name = "sent_at")
    private Instant sentAt;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    protected FapiaoRow() {}

    /** The tax in a total, by which rule. */
    public record TaxPart(Money tax, int ratePerMillion, String rule) {}

    /** One for a fee that was taken. */
    public static FapiaoRow drafted(
            UUID id, Trade of, Side side, String issuer, Money total, TaxPart tax, TitleData title, Instant at) {
        FapiaoRow row = new FapiaoRow();
        row.id = id;
        row.mode = of.mode();
        row.cause = "fee:" + of.id() + ":" + side + ":" + issuer;
        row.trade = of.id().value();
        row.side = side;
        row.payer = (side == Side.SELLER ? of.seller() : of.buyer()).value();
        row.issuer = issuer;
        row.amounts(total, tax);
        row.state = FapiaoState.TITLE_NEEDED;
        row.createdBy = "system";
        row.createdAt = at;
        if (title != null) {
            row.titled(title);
        }
        return row;
    }

    /** A red-letter one that takes back all or part of this. The caller has locked this one. */
    public FapiaoRow correction(UUID newId, Money total, TaxPart tax, String why, int number, String by, Instant at) {
        FapiaoRow row = new FapiaoRow();
        row.id = newId;
        row.mode = mode;
        row.cause = "red:" + id + ":" + number;
        row.trade = trade;
        row.side = side;
        row.payer = payer;
        row.issuer = issuer;
        row.corrects = id;
        row.reason = why;
        row.amounts(total, tax);
        row.state = FapiaoState.TITLE_NEEDED;
        row.createdBy = by;
        row.createdAt = at;
        row.titled(title());
        return row;
    }

    private void amounts(Money total, TaxPart tax) {
        currency = total.currencyCode();
        totalMinor = total.minor();
        taxMinor = tax.tax().minor();
        ratePerMillion = tax.ratePerMillion();
        taxRule = tax.rule();
    }

    /** In this name it is to be issued. */
    public void titled(TitleData title) {
        state = state.to(FapiaoState.REQUESTED);
        titleName = title.name();
        titleCreditCode = title.creditCode();
        titleAddress = title.address();
        titleBank = title.bank();
        titleEmail = title.email();
        refusal = null;
        version++;
    }

    /** From now on only the tax service can say what became of it. */
    public void sent(Instant at) {
        state = state.to(FapiaoState.SENT);
        sentAt = at;
        attempts++;
        version++;
    }

    public void issued(String as, Instant at) {
        state = state.to(FapiaoState.ISSUED);
        number = as;
        issuedAt = at;
        version++;
    }

    public void refused(String why) {
        state = state.to(FapiaoState.REFUSED);
        refusal = why;
        version++;
    }

    /** The tax service has never received it: it is handed over anew. */
    public void neverReceived() {
        state = state.to(FapiaoState.REQUESTED);
        version++;
    }

    /** A red-letter fapiao was issued for this much of it. */
    public void reversed(Money part) {
        long all = Math.addExact(reversedMinor, part.minor());
        if (all > totalMinor) {
            throw new IllegalStateException("more of fapiao " + id + " is taken back than there is");
        }
        state = state.to(all == totalMinor ? FapiaoState.REVERSED : FapiaoState.PART_REVERSED);
        reversedMinor = all;
        version++;
    }

    public FapiaoRequest request(String item, String correctsNumber) {
        return new FapiaoRequest(id, issuer, title(), item, total(), tax(), ratePerMillion, correctsNumber, reason);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public Mode mode() {
        return mode;
    }

    public TradeId trade() {
        return new TradeId(trade);
    }

    public Side side() {
        return side;
    }

    public ParticipantId payer() {
        return new ParticipantId(payer);
    }

    public String issuer() {
        return issuer;
    }

    /** The blue one that it takes back, or null. */
    public UUID corrects() {
        return corrects;
    }

    public String reason() {
        return reason;
    }

    public FapiaoState state() {
        return state;
    }

    public Money total() {
        return Money.ofMinor(totalMinor, currency);
    }

    public Money tax() {
        return Money.ofMinor(taxMinor, currency);
    }

    public int ratePerMillion() {
        return ratePerMillion;
    }

    public String taxRule() {
        return taxRule;
    }

    public Money reversed() {
        return Money.ofMinor(reversedMinor, currency);
    }

    /** Null until the payer has said it. */
    public TitleData title() {
        return titleName == null
                ? null
                : new TitleData(titleName, titleCreditCode, titleAddress, titleBank, titleEmail);
    }

    public String number() {
        return number;
    }

    public Instant issuedAt() {
        return issuedAt;
    }

    public String refusal() {
        return refusal;
    }

    public Instant sentAt() {
        return sentAt;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
