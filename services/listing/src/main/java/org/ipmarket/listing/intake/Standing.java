package org.ipmarket.listing.intake;

import org.ipmarket.listing.asset.AssetDetails;
import org.ipmarket.listing.asset.AssetRules;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.listing.asset.OfficeRecord;
import org.ipmarket.listing.legal.RegisterCopy;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.id.CentreCode;

/** A right on the register as a batch sees it: stored before, or entered by the batch itself. */
final class Standing {
    final AssetRow row;

    /** Whether it is still to be written. */
    final boolean isNew;

    Bibliography bibliography;
    boolean changed;

    Standing(AssetRow row, boolean isNew, Bibliography bibliography) {
        this.row = row;
        this.isNew = isNew;
        this.bibliography = bibliography;
    }

    /** As it could be stated again: what the copy of the office's register said, without what followed from events. */
    AssetDetails details() {
        RegisterCopy copy = row.copy();
        return new AssetDetails(
                row.type,
                row.title,
                new CentreCode(row.registeredCentre),
                row.office,
                row.number,
                row.owners,
                copy.status(),
                copy.asOf(),
                row.filed,
                row.granted,
                row.workCreated,
                row.firstPublished,
                copy.expires(),
                row.ipc,
                row.referencesCited,
                row.demonstration,
                new OfficeRecord(
                        row.applicationNumber,
                        row.publicationNumber,
                        row.cpc,
                        row.claimCount,
                        copy.annuitiesPaidUntil(),
                        row.familyId,
                        row.familySize,
                        bibliography));
    }

    /** An announced right keeps its type and number; a pending one may become the grant that shares a number with it. */
    boolean keepsIdentity(AssetRules.Verdict.Accepted stated) {
        boolean sameRight = row.rightKey.equals(stated.keys().right())
                || row.status == LegalStatus.PENDING && row.keys().meets(stated.keys());
        return !row.announced || sameRight && row.type == stated.details().type();
    }

    void take(AssetRules.Verdict.Accepted stated) {
        long before = row.version;
        row.take(stated.details(), stated.keys());
        if (isNew || changed) {
            row.version = before;
        }
        bibliography = stated.details().record().bibliography();
        changed = true;
    }
}
