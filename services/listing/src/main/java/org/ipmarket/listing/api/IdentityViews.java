package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.required;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.listing.participant.BankAccount;
import org.ipmarket.listing.participant.CheckKind;
import org.ipmarket.listing.participant.CheckState;
import org.ipmarket.listing.participant.DocumentKind;
import org.ipmarket.listing.participant.Identity;
import org.ipmarket.listing.participant.IdentityDocument;
import org.ipmarket.listing.participant.Masks;
import org.ipmarket.listing.people.AnswerChecks.Finding;
import org.ipmarket.listing.people.IdentityFiles.Shown;
import org.ipmarket.listing.people.RealNameChecks;
import org.ipmarket.listing.store.CheckRow;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.CentreCode;

/** What is read and shown of who parties are. */
public final class IdentityViews {
    private static final String CURRENCY = "CNY";

    private IdentityViews() {}

    /** An account; the number masked for those who need not know it. */
    public record Account(String bank, String number, String name) {
        BankAccount account() {
            return new BankAccount(
                    required("bankAccount.bank", bank),
                    required("bankAccount.number", number),
                    required("bankAccount.name", name));
        }
    }

    /** A paper of a natural person. */
    public record Document(DocumentKind kind, String country, String number, LocalDate expires) {
        IdentityDocument document() {
            return new IdentityDocument(
                    required("document.kind", kind), country, required("document.number", number), expires);
        }
    }

    /** Body of {@code PUT /participants/{id}/identity}; what does not apply is left out. */
    public record IdentityRequest(
            String creditCode, String legalRepresentative, Account bankAccount, Document document) {
        Identity identity() {
            return new Identity(
                    creditCode,
                    legalRepresentative,
                    bankAccount == null ? null : bankAccount.account(),
                    document == null ? null : document.document());
        }
    }

    /** Who a party is. {@code masked}: numbers and names are shown in part only. */
    public record IdentityView(
            long version,
            boolean masked,
            String creditCode,
            String legalRepresentative,
            Account bankAccount,
            Document document) {
        static IdentityView of(Shown shown) {
            boolean whole = shown.whole();
            Identity identity = shown.identity();
            BankAccount account = identity.bankAccount();
            IdentityDocument document = identity.document();
            return new IdentityView(
                    shown.version(),
                    !whole,
                    identity.creditCode(),
                    whole ? identity.legalRepresentative() : Masks.name(identity.legalRepresentative()),
                    account == null
                            ? null
                            : new Account(
                                    account.bank(),
                                    whole ? account.number() : Masks.number(account.number()),
                                    whole ? account.name() : Masks.name(account.name())),
                    document == null
                            ? null
                            : new Document(
                                    document.kind(),
                                    document.country(),
                                    whole ? document.number() : Masks.number(document.number()),
                                    document.expires()));
        }
    }

    /** Body of {@code POST /participants/{id}/checks}. */
    public record CheckRequest(CheckKind kind) {}

    /** Body of {@code POST /participants/{id}/checks/{check}/result}. */
    public record ResultRequest(Boolean passed, String source, UUID document, String reason) {
        Finding finding() {
            return new Finding(
                    required("passed", passed), required("source", source), required("document", document), reason);
        }
    }

    /** Body of {@code POST /participants/{id}/checks/{check}/payment}. */
    public record PaymentRequest(String reference) {}

    /** Body of {@code POST /participants/{id}/checks/{check}/amount}. */
    public record AmountRequest(Money amount) {}

    /**
     * A check of real names.
     *
     * @param amount of the small payment, to those alone who send it
     * @param attemptsLeft how often the amount may still be told back; null for other kinds
     */
    public record CheckView(
            UUID id,
            long version,
            CheckKind kind,
            CheckState state,
            CentreCode centre,
            String requestedBy,
            Instant requestedAt,
            Boolean passed,
            String source,
            UUID document,
            String reason,
            String recordedBy,
            Instant recordedAt,
            String confirmedBy,
            Instant confirmedAt,
            Money amount,
            Instant paidAt,
            Integer attemptsLeft) {
        static CheckView of(CheckRow row, Caller caller, RealNameChecks checks) {
            return new CheckView(
                    row.id,
                    row.version,
                    row.kind,
                    row.state,
                    new CentreCode(row.centre),
                    row.requestedBy,
                    row.requestedAt,
                    row.passed,
                    row.source,
                    row.document,
                    row.reason,
                    row.recordedByName,
                    row.recordedAt,
                    row.confirmedByName,
                    row.confirmedAt,
                    RealNameChecks.amountFor(caller, row)
                            .map(minor -> Money.ofMinor(minor, CURRENCY))
                            .orElse(null),
                    row.paidAt,
                    row.kind == CheckKind.BANK_ACCOUNT ? checks.attemptsLeft(row) : null);
        }
    }
}
