package org.ipmarket.listing.participant;

import org.ipmarket.messages.ParticipantKind;

/** What can be checked of who a party says it is. */
public enum CheckKind {
    CREDIT_CODE,
    LEGAL_REPRESENTATIVE,
    /** By a small payment, whose amount its owner tells back. */
    BANK_ACCOUNT,
    IDENTITY_DOCUMENT;

    /** Whether parties of this kind have what it checks. */
    public boolean isFor(ParticipantKind kind) {
        return switch (this) {
            case BANK_ACCOUNT -> true;
            case IDENTITY_DOCUMENT -> kind == ParticipantKind.PERSON;
            case CREDIT_CODE, LEGAL_REPRESENTATIVE -> kind != ParticipantKind.PERSON;
        };
    }

    /** Whether the identity holds what it checks. */
    public boolean isStated(Identity identity) {
        return of(identity) != null;
    }

    /** Whether what it checks is the same in both. */
    public boolean isSame(Identity one, Identity other) {
        Object before = of(one);
        return before != null && before.equals(of(other));
    }

    private Object of(Identity identity) {
        return switch (this) {
            case CREDIT_CODE -> identity.creditCode();
            case LEGAL_REPRESENTATIVE -> identity.legalRepresentative();
            case BANK_ACCOUNT -> identity.bankAccount();
            case IDENTITY_DOCUMENT -> identity.document();
        };
    }
}
