package org.ipmarket.listing.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.ipmarket.listing.asset.AssetDetails;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.listing.asset.FamilyTold;
import org.ipmarket.listing.asset.OfficeRecord;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.id.CentreCode;

/**
 * What one record of a file says about a right, in the office's own writing. What the record does not say is null, or empty where it is a text
 * or a list.
 *
 * @param number under which the office keeps the right: of the grant, or of the application while there is none
 * @param applicationNumber of its application, where the record writes it as the office does
 * @param publication this very publication; {@link Bibliography.Number#NONE} where the record is of none
 * @param status as the publication shows it: {@code PENDING} of an application, {@code IN_FORCE} of a grant
 * @param statusAsOf the day of the publication
 * @param expires first day without protection, where the record gives what it takes to know it
 * @param claimCount as counted or stated
 */
public record PublishedRight(
        AssetType type,
        String office,
        String number,
        String applicationNumber,
        Bibliography.Number publication,
        LegalStatus status,
        LocalDate statusAsOf,
        LocalDate filed,
        LocalDate granted,
        LocalDate workCreated,
        LocalDate firstPublished,
        LocalDate expires,
        LocalDate annuitiesPaidUntil,
        Integer claimCount,
        Integer referencesCited,
        Bibliography bibliography,
        List<OfficeEvent> events) {
    public PublishedRight {
        events = List.copyOf(events);
    }

    /**
     * One INPADOC event.
     *
     * @param office that told it
     * @param code of the office, such as {@code PG25}
     * @param gazetteOn day on which the office published it, or null
     * @param effectiveOn day from which it has effect, or null where the record names none
     * @param influence {@code +}, {@code -} or empty: what it means for the right, as INPADOC sees it
     * @param key tells it from every other event of the right
     * @param text the whole event as INPADOC prints it
     */
    public record OfficeEvent(
            String office,
            String code,
            String meaning,
            LocalDate gazetteOn,
            LocalDate effectiveOn,
            String influence,
            String key,
            String text) {}

    /** With its family. */
    PublishedRight with(List<Bibliography.Number> family, FamilyTold offices) {
        return new PublishedRight(
                type,
                office,
                number,
                applicationNumber,
                publication,
                status,
                statusAsOf,
                filed,
                granted,
                workCreated,
                firstPublished,
                expires,
                annuitiesPaidUntil,
                claimCount,
                referencesCited,
                bibliography.with(family, offices),
                events);
    }

    /** The title in Chinese and English; where there is neither, the first other one stands in the place of English. Null where there is none. */
    public LocalizedText title() {
        String zh = bibliography.titles().get("zh");
        String en = bibliography.titles().get("en");
        if (zh == null && en == null) {
            en = bibliography.titles().entrySet().stream()
                    .min(Map.Entry.comparingByKey())
                    .map(Map.Entry::getValue)
                    .orElse(null);
        }
        return zh == null && en == null ? null : new LocalizedText(zh, en);
    }

    /** As the register writes the number of a publication: with its kind code; null where the record is of none, or of a work. */
    public String publicationNumber() {
        return type.kind() != AssetKind.PATENT || publication.number().isEmpty()
                ? null
                : publication.number() + publication.kind();
    }

    /** All that the register holds of a right, with what the file does not say; {@code title} where the record has none. */
    public AssetDetails details(
            CentreCode registeredAt, List<OwnerShare> owners, boolean demonstration, LocalizedText title) {
        return new AssetDetails(
                type,
                title() == null ? title : title(),
                registeredAt,
                office,
                number,
                owners,
                status,
                statusAsOf,
                filed,
                granted,
                workCreated,
                firstPublished,
                expires,
                bibliography.ipc(),
                referencesCited,
                demonstration,
                new OfficeRecord(
                        applicationNumber,
                        publicationNumber(),
                        bibliography.cpc(),
                        claimCount,
                        annuitiesPaidUntil,
                        bibliography.familyId().isEmpty() ? null : bibliography.familyId(),
                        null,
                        bibliography));
    }
}
