package org.ipmarket.listing.asset;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** Assets that may stand, for tests to spoil one thing at a time. */
final class Assets {
    static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    static final ParticipantId ONE = new ParticipantId(UUID.fromString("01900000-0000-7000-8000-000000000001"));
    static final ParticipantId TWO = new ParticipantId(UUID.fromString("01900000-0000-7000-8000-000000000002"));

    AssetType type = AssetType.INVENTION;
    String office = "CN";
    String number = "ZL 2017 1 0601862.3";
    List<OwnerShare> owners = List.of(new OwnerShare(ONE, 10_000));
    LegalStatus status = LegalStatus.IN_FORCE;
    LocalDate statusAsOf = LocalDate.of(2026, 2, 20);
    LocalDate filed = LocalDate.of(2017, 7, 21);
    LocalDate granted = LocalDate.of(2020, 5, 5);
    LocalDate workCreated;
    LocalDate firstPublished;
    LocalDate expires;
    List<String> ipc = List.of("g06f 16/2458", "G06F16/2458", "H04L47/78");
    Integer referencesCited = 12;
    boolean demonstration = true;
    OfficeRecord record = OfficeRecord.NONE;
    LocalizedText title = new LocalizedText("近似查询", "Approximation query");

    static Assets patent() {
        return new Assets();
    }

    static Assets software() {
        Assets work = new Assets();
        work.type = AssetType.SOFTWARE;
        work.number = "2023SR0123456";
        work.filed = null;
        work.granted = null;
        work.ipc = List.of();
        work.referencesCited = null;
        work.workCreated = LocalDate.of(2022, 11, 1);
        work.firstPublished = LocalDate.of(2023, 1, 5);
        return work;
    }

    AssetDetails details() {
        return new AssetDetails(
                type,
                title,
                new CentreCode("GZ"),
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
                ipc,
                referencesCited,
                demonstration,
                record);
    }
}
