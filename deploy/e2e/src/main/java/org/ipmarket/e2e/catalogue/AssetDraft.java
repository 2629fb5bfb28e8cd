package org.ipmarket.e2e.catalogue;

import java.time.LocalDate;
import java.util.List;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** What is sent to register an asset; see {@code POST /assets}. Dates that do not apply are null. */
public record AssetDraft(
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
        boolean demonstration) {

    /** The whole title in one hand. */
    static List<OwnerShare> whole(ParticipantId owner) {
        return List.of(new OwnerShare(owner, 10_000));
    }

    public ParticipantId owner() {
        return owners.getFirst().participant();
    }
}
