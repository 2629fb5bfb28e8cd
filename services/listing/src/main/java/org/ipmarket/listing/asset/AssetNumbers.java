package org.ipmarket.listing.asset;

import java.util.List;
import org.ipmarket.listing.Violation;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.LegalStatus;

/**
 * All numbers that are stated of a right, in one form each. A patent that is granted is kept under the number of the grant, one that is not
 * under that of its application or, where only that is known, of its publication.
 *
 * @param number under which the register keeps it
 * @param application null where unknown
 * @param publication null where unknown
 */
record AssetNumbers(RightNumber number, RightNumber application, RightNumber publication) {
    /** The numbers, or null where one cannot be read. */
    static AssetNumbers read(AssetDetails asset, List<Violation> found) {
        List<String> offices = RightNumbers.officesFor(asset.type().kind());
        if (!offices.contains(asset.office())) {
            found.add(new Violation("office", "not an office of record, by its code in WIPO ST.3", offices));
            return null;
        }
        OfficeRecord record = asset.record();
        if (asset.type().kind() == AssetKind.COPYRIGHT) {
            int before = found.size();
            AssetRules.absent("applicationNumber", record.applicationNumber(), "a work", found);
            AssetRules.absent("publicationNumber", record.publicationNumber(), "a work", found);
            RightNumber number = take("number", RightNumbers.read(asset.type(), asset.office(), asset.number()), found);
            return found.size() > before ? null : new AssetNumbers(number, null, null);
        }
        return patent(asset, found);
    }

    private static AssetNumbers patent(AssetDetails asset, List<Violation> found) {
        int before = found.size();
        OfficeRecord record = asset.record();
        RightNumber application = record.applicationNumber() == null
                ? null
                : take(
                        "applicationNumber",
                        RightNumbers.application(asset.type(), asset.office(), record.applicationNumber()),
                        found);
        RightNumber publication = record.publicationNumber() == null
                ? null
                : take(
                        "publicationNumber",
                        RightNumbers.publication(asset.type(), asset.office(), record.publicationNumber()),
                        found);
        if (asset.granted() != null || asset.status() == LegalStatus.IN_FORCE) {
            RightNumber grant = take("number", RightNumbers.read(asset.type(), asset.office(), asset.number()), found);
            if (found.size() > before) {
                return null;
            }
            return new AssetNumbers(grant, application == null ? theSame(asset) : application, publication);
        }
        return applied(asset, application, publication, found, before);
    }

    private static AssetNumbers applied(
            AssetDetails asset, RightNumber application, RightNumber publication, List<Violation> found, int before) {
        RightNumber.Reading applied = RightNumbers.application(asset.type(), asset.office(), asset.number());
        if (applied instanceof RightNumber.Reading.Read(RightNumber number)) {
            return found.size() > before
                    ? null
                    : new AssetNumbers(number, application == null ? number : application, publication);
        }
        if (RightNumbers.publication(asset.type(), asset.office(), asset.number())
                instanceof RightNumber.Reading.Read(RightNumber number)) {
            return found.size() > before
                    ? null
                    : new AssetNumbers(number, application, publication == null ? number : publication);
        }
        // a right that ended may have been granted at a day that nobody states
        if (asset.status() != LegalStatus.PENDING
                && RightNumbers.read(asset.type(), asset.office(), asset.number())
                        instanceof RightNumber.Reading.Read(RightNumber number)) {
            return found.size() > before
                    ? null
                    : new AssetNumbers(number, application == null ? theSame(asset) : application, publication);
        }
        take("number", applied, found);
        return null;
    }

    /** The number of the application, where the grant keeps it. */
    private static RightNumber theSame(AssetDetails asset) {
        return RightNumbers.keepsItsNumber(asset.office())
                        && RightNumbers.application(asset.type(), asset.office(), asset.number())
                                instanceof RightNumber.Reading.Read(RightNumber number)
                ? number
                : null;
    }

    private static RightNumber take(String field, RightNumber.Reading reading, List<Violation> found) {
        return switch (reading) {
            case RightNumber.Reading.Read(RightNumber number) -> number;
            case RightNumber.Reading.Unreadable(String reason) -> {
                found.add(new Violation(field, reason));
                yield null;
            }
        };
    }

    /** What the right is found by. */
    AssetKeys keys(AssetDetails asset) {
        String published = publication != null ? publication.key() : null;
        boolean granted = asset.granted() != null || asset.status() == LegalStatus.IN_FORCE;
        if (published == null
                && granted
                && asset.type().kind() == AssetKind.PATENT
                && RightNumbers.isPublishedUnderItsNumber(asset.office())) {
            published = number.key();
        }
        return new AssetKeys(number.key(), application == null ? null : application.key(), published);
    }
}
