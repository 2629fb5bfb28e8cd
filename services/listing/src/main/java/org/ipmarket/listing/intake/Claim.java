package org.ipmarket.listing.intake;

import java.util.UUID;
import org.ipmarket.listing.document.FileFormat;
import org.ipmarket.listing.imports.Counts;
import org.ipmarket.listing.imports.Keeping;
import org.ipmarket.listing.store.ImportRow;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/**
 * An import that a worker has taken.
 *
 * @param position records whose effect was committed before
 * @param counts of those
 * @param attempt how often it has been begun, this time included
 */
record Claim(
        UUID id,
        UUID worker,
        Mode mode,
        ParticipantId owner,
        CentreCode centre,
        Keeping keeping,
        FileFormat format,
        boolean demonstration,
        int position,
        Counts counts,
        int attempt) {
    static Claim of(ImportRow row) {
        return new Claim(
                row.id,
                row.worker,
                row.mode,
                new ParticipantId(row.owner),
                new CentreCode(row.registeredCentre),
                row.keeping,
                row.format,
                row.demonstration,
                row.position,
                row.counts(),
                row.attempts);
    }
}
