package org.ipmarket.listing.asset;

import java.time.LocalDate;
import java.util.List;

/**
 * What the office of record says beside the number, type, title, dates and status of a right. What is unknown is null or empty.
 *
 * @param applicationNumber under which it was applied for
 * @param publicationNumber of its publication, of the application's or of the grant, with the kind code of WIPO ST.16
 * @param cpc symbols of the Cooperative Patent Classification
 * @param annuitiesPaidUntil first day for which no annuity is paid
 * @param familyId number of the simple family
 * @param familySize how many members that has
 * @param bibliography all that is published; null leaves what is stored as it is
 */
public record OfficeRecord(
        String applicationNumber,
        String publicationNumber,
        List<String> cpc,
        Integer claimCount,
        LocalDate annuitiesPaidUntil,
        String familyId,
        Integer familySize,
        Bibliography bibliography) {
    public static final OfficeRecord NONE = new OfficeRecord(null, null, List.of(), null, null, null, null, null);

    public OfficeRecord {
        cpc = List.copyOf(cpc);
    }

    /** With those numbers in place of its own. */
    public OfficeRecord numbered(String application, String publication) {
        return new OfficeRecord(
                application, publication, cpc, claimCount, annuitiesPaidUntil, familyId, familySize, bibliography);
    }

    /** With another bibliography. */
    public OfficeRecord with(Bibliography other) {
        return new OfficeRecord(
                applicationNumber, publicationNumber, cpc, claimCount, annuitiesPaidUntil, familyId, familySize, other);
    }

    /** With counts taken from the bibliography where they are not stated. */
    OfficeRecord counted(List<String> newCpc) {
        Bibliography all = bibliography == null ? Bibliography.NONE : bibliography;
        return new OfficeRecord(
                applicationNumber,
                publicationNumber,
                newCpc,
                claimCount == null && !all.claims().isEmpty()
                        ? Integer.valueOf(all.claims().size())
                        : claimCount,
                annuitiesPaidUntil,
                familyId == null && !all.familyId().isEmpty() ? all.familyId() : familyId,
                familySize == null && !all.family().isEmpty()
                        ? Integer.valueOf(all.family().size())
                        : familySize,
                bibliography);
    }
}
