package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.orFalse;
import static org.ipmarket.listing.api.Fields.required;

import java.time.LocalDate;
import java.util.List;
import org.ipmarket.listing.asset.AssetDetails;
import org.ipmarket.listing.asset.OfficeRecord;
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
        Boolean demonstration,
        String applicationNumber,
        String publicationNumber,
        List<String> cpc,
        Integer claimCount,
        LocalDate annuitiesPaidUntil,
        String familyId,
        Integer familySize,
        BibliographyRequest bibliography) {
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
                symbols("ipc", ipc),
                referencesCited,
                orFalse(demonstration),
                new OfficeRecord(
                        applicationNumber,
                        publicationNumber,
                        symbols("cpc", cpc),
                        claimCount,
                        annuitiesPaidUntil,
                        familyId,
                        familySize,
                        bibliography == null ? null : bibliography.bibliography()));
    }

    private List<OwnerShare> shares() {
        return required("owners", owners).stream()
                .map(owner -> required("owners", owner))
                .map(owner -> new OwnerShare(
                        required("owners.participant", owner.participant()),
                        required("owners.basisPoints", owner.basisPoints())))
                .toList();
    }

    private static List<String> symbols(String field, List<String> stated) {
        return stated == null
                ? List.of()
                : stated.stream().map(symbol -> required(field, symbol)).toList();
    }
}
