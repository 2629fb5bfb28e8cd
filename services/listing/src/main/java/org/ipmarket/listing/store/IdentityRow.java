package org.ipmarket.listing.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.ipmarket.listing.participant.BankAccount;
import org.ipmarket.listing.participant.DocumentKind;
import org.ipmarket.listing.participant.Identity;
import org.ipmarket.listing.participant.IdentityDocument;
import org.ipmarket.messages.Mode;

/** Who a party is in the papers: the one place where its numbers stand. */
@Entity
@Table(name = "participant_identity")
public class IdentityRow {
    @Id
    public UUID participant;

    public Mode mode;
    public long version;
    public String creditCode;
    public String legalRepresentative;
    public String bank;

    @Column(name = "bank_account")
    public String accountNumber;

    @Column(name = "bank_account_name")
    public String accountName;

    @Enumerated(EnumType.STRING)
    public DocumentKind documentKind;

    public String documentCountry;
    public String documentNumber;
    public String documentKey;
    public LocalDate documentExpires;
    public Instant changedAt;

    public Identity identity() {
        return new Identity(
                creditCode,
                legalRepresentative,
                accountNumber == null ? null : new BankAccount(bank, accountNumber, accountName),
                documentKind == null
                        ? null
                        : new IdentityDocument(documentKind, documentCountry, documentNumber, documentExpires));
    }

    public void take(Identity identity, Instant now) {
        version++;
        creditCode = identity.creditCode();
        legalRepresentative = identity.legalRepresentative();
        BankAccount account = identity.bankAccount();
        bank = account == null ? null : account.bank();
        accountNumber = account == null ? null : account.number();
        accountName = account == null ? null : account.name();
        IdentityDocument document = identity.document();
        documentKind = document == null ? null : document.kind();
        documentCountry = document == null ? null : document.country();
        documentNumber = document == null ? null : document.number();
        documentKey = document == null ? null : document.key();
        documentExpires = document == null ? null : document.expires();
        changedAt = now;
    }
}
