package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.orFalse;
import static org.ipmarket.listing.api.Fields.required;

import java.time.LocalDate;
import java.util.List;
import org.ipmarket.listing.asset.AssetDetails;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** Body of {@code POST /assets} and {@code PUT /assets/{id}}; see {@link AssetDetails}. */
public record AssetRequest(
        AssetType type,
        LocalizedText title,
        CentreCode registeredAt,
        String office,
        String number,
        List<Owner> owners,
        LegalStatus status,
        LocalDate statusAsOf,
        LocalDate filed,
        LocalDate granted,
        LocalDate workCreated,
        LocalDate firstPublished,
        LocalDate expires,
        List<String> ipc,
        Integer referencesCited,
        Boolean demonstration) {
    /** A share in ten-thousandths. */
    public record Owner(ParticipantId participant, Integer basisPoints) {}

    AssetDetails details() {
        return new AssetDetails(
                required("type", type),
                required("title", title),
                required("registeredAt", registeredAt),
                required("office", office),
                required("number", number),
                shares(),
                required("status", status),
                required("statusAsOf", statusAsOf),
                filed,
                granted,
                workCreated,
                firstPublished,
                expires,
                symbols(),
                referencesCited,
                orFalse(demonstration));
    }

    private List<OwnerShare> shares() {
        return required("owners", owners).stream()
                .map(owner -> required("owners", owner))
                .map(owner -> new OwnerShare(
                        required("owners.participant", owner.participant()),
                        required("owners.basisPoints", owner.basisPoints())))
                .toList();
    }

    private List<String> symbols() {
        return ipc == null
                ? List.of()
                : ipc.stream().map(symbol -> required("ipc", symbol)).toList();
    }
}
