package org.ipmarket.settlement.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * That one side has signed.
 *
 * @param by the login that signed, for people to read
 * @param subject the login, for ever
 * @param documentHash of the document that was signed
 */
@Embeddable
public record Signature(
        @Column(name = "signed_by") String by,
        String subject,
        @Column(name = "document_hash") String documentHash,
        Instant at) {}
