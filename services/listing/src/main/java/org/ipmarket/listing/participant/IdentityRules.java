package org.ipmarket.listing.participant;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ipmarket.listing.Violation;
import org.ipmarket.messages.ParticipantKind;

/** What a party may state about who it is. */
public final class IdentityRules {
    private static final int LONGEST_TEXT = 200;

    private IdentityRules() {}

    /** What came of it. */
    public sealed interface Verdict {
        /** Good, and brought into one form. */
        record Accepted(Identity identity) implements Verdict {}

        record Refused(List<Violation> violations) implements Verdict {}
    }

    public static Verdict check(Identity stated, ParticipantKind kind, LocalDate today) {
        Identity identity = inOneForm(stated);
        List<Violation> found = new ArrayList<>();
        if (kind == ParticipantKind.PERSON) {
            refuse(found, "creditCode", identity.creditCode(), "a natural person has none");
            refuse(found, "legalRepresentative", identity.legalRepresentative(), "a natural person has none");
        } else {
            refuse(found, "document", identity.document(), "is for natural persons");
        }
        if (found.isEmpty()) {
            if (identity.creditCode() != null) {
                CreditCode.fault(identity.creditCode()).ifPresent(why -> found.add(new Violation("creditCode", why)));
            }
            if (identity.legalRepresentative() != null) {
                PartyName.fault(identity.legalRepresentative())
                        .ifPresent(why -> found.add(new Violation("legalRepresentative", why)));
            }
            if (identity.document() != null) {
                document(found, identity.document(), today);
            }
            if (identity.bankAccount() != null) {
                account(found, identity.bankAccount());
            }
        }
        return found.isEmpty() ? new Verdict.Accepted(identity) : new Verdict.Refused(found);
    }

    private static void refuse(List<Violation> found, String field, Object stated, String why) {
        if (stated != null) {
            found.add(new Violation(field, why));
        }
    }

    private static void document(List<Violation> found, IdentityDocument document, LocalDate today) {
        document.fault(today).ifPresent(why -> found.add(new Violation("document.number", why)));
        if (document.expires() != null && document.expires().isBefore(today)) {
            found.add(new Violation("document.expires", "the document has run out"));
        }
    }

    private static void account(List<Violation> found, BankAccount account) {
        if (!account.number().matches("[0-9A-Z]{6,34}")) {
            found.add(new Violation("bankAccount.number", "an account's number has 6 to 34 digits and letters"));
        }
        if (account.bank().isBlank() || account.bank().length() > LONGEST_TEXT) {
            found.add(new Violation("bankAccount.bank", "1 to " + LONGEST_TEXT + " characters"));
        }
        PartyName.fault(account.name()).ifPresent(why -> found.add(new Violation("bankAccount.name", why)));
    }

    private static Identity inOneForm(Identity stated) {
        BankAccount account = stated.bankAccount();
        return new Identity(
                signs(stated.creditCode()),
                PartyName.inOneForm(stated.legalRepresentative()),
                account == null
                        ? null
                        : new BankAccount(
                                PartyName.inOneForm(account.bank()),
                                signs(account.number()),
                                PartyName.inOneForm(account.name())),
                stated.document() == null ? null : stated.document().inOneForm());
    }

    private static String signs(String text) {
        return text == null
                ? null
                : Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .toUpperCase(Locale.ROOT)
                        .replaceAll("[\\s-]", "");
    }
}
