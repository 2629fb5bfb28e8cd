package org.ipmarket.settlement.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.deposit.BankReference;

/** Deposits for several lots of one centre, announced together and paid by one payment. Never changed: its parts are. */
@Entity
@Table(name = "deposit_list")
public class DepositList {
    @Id
    private UUID id;

    private Mode mode;
    private UUID participant;
    private String centre;

    @Column(name = "buyer_centre")
    private String buyerCentre;

    private String currency;

    @Column(name = "amount_minor")
    private long amountMinor;

    @Column(name = "bank_reference")
    private String bankReference;

    @Column(name = "announced_by")
    private String announcedBy;

    @Column(name = "announced_at")
    private Instant announcedAt;

    protected DepositList() {}

    /** @param lots of one centre, mode and currency, each with a deposit to be paid */
    public static DepositList announced(
            List<LotTerms> lots, ParticipantId participant, CentreCode buyerCentre, String by, Instant at) {
        LotTerms first = lots.getFirst();
        DepositList list = new DepositList();
        list.id = Ids.next();
        list.mode = first.mode();
        list.participant = participant.value();
        list.centre = first.centre().value();
        list.buyerCentre = buyerCentre.value();
        list.currency = first.deposit().currencyCode();
        list.amountMinor = lots.stream()
                .map(LotTerms::deposit)
                .reduce(Money.zero(list.currency), Money::plus)
                .minor();
        list.bankReference = BankReference.ofDeposit(list.id).text();
        list.announcedBy = by;
        list.announcedAt = at;
        return list;
    }

    public UUID id() {
        return id;
    }

    public Mode mode() {
        return mode;
    }

    public ParticipantId participant() {
        return new ParticipantId(participant);
    }

    public CentreCode centre() {
        return new CentreCode(centre);
    }

    public CentreCode buyerCentre() {
        return new CentreCode(buyerCentre);
    }

    /** Of all its parts. */
    public Money amount() {
        return Money.ofMinor(amountMinor, currency);
    }

    /** Under which all parts are paid at once. */
    public String bankReference() {
        return bankReference;
    }

    public Instant announcedAt() {
        return announcedAt;
    }
}
