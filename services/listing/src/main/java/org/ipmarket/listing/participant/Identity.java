package org.ipmarket.listing.participant;

/**
 * Who a party is in the papers; what does not apply, or is not known yet, is null.
 *
 * @param creditCode of an organisation
 * @param legalRepresentative of an organisation, a name
 * @param document of a natural person
 */
public record Identity(
        String creditCode, String legalRepresentative, BankAccount bankAccount, IdentityDocument document) {}
