package org.ipmarket.listing.asset;

import java.time.LocalDate;
import java.util.List;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.id.CentreCode;

/**
 * What is stated about a right. Dates that do not apply are null: {@code filed} and {@code granted} are a patent's,
 * {@code workCreated} and {@code firstPublished} a work's.
 *
 * @param office office of record, code of WIPO ST.3
 * @param statusAsOf date of the register's copy that shows the status
 * @param expires first day without protection
 * @param ipc symbols of the International Patent Classification
 * @param demonstration made to show the market, nobody's offer
 * @param record what the office says beside that
 */
public record AssetDetails(
        AssetType type,
        LocalizedText title,
        CentreCode registeredAt,
        String office,
        String number,
        List<OwnerShare> owners,
        LegalStatus status,
        LocalDate statusAsOf,
        LocalDate filed,
        LocalDate granted,
        LocalDate workCreated,
        LocalDate firstPublished,
        LocalDate expires,
        List<String> ipc,
        Integer referencesCited,
        boolean demonstration,
        OfficeRecord record) {
    public AssetDetails {
        owners = List.copyOf(owners);
        ipc = List.copyOf(ipc);
    }

    /** With another record of the office. */
    public AssetDetails with(OfficeRecord newRecord) {
        return normalised(number, ipc, expires, newRecord);
    }

    AssetDetails normalised(String newNumber, List<String> newIpc, LocalDate newExpires, OfficeRecord newRecord) {
        return new AssetDetails(
                type,
                title,
                registeredAt,
                office,
                newNumber,
                owners,
                status,
                statusAsOf,
                filed,
                granted,
                workCreated,
                firstPublished,
                newExpires,
                newIpc,
                referencesCited,
                demonstration,
                newRecord);
    }
}
