package org.ipmarket.listing.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.ipmarket.listing.register.AssetView;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.AssetValueRow;
import org.ipmarket.listing.store.GrantEntryRow;
import org.ipmarket.listing.store.TitleEntryRow;
import org.ipmarket.listing.title.Basis;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.CitationsReceived;
import org.ipmarket.messages.EncumbranceKind;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.FamilyOffices;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.messages.id.ValuationId;

/** What is shown of assets. */
public final class AssetViews {
    private AssetViews() {}

    /** An asset and the indicative value of its present version, if there is one. */
    public record AssetAnswer(
            AssetId id,
            Mode mode,
            long version,
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
            String applicationNumber,
            String publicationNumber,
            List<String> cpc,
            Integer claimCount,
            LocalDate annuitiesPaidUntil,
            String familyId,
            Integer familySize,
            List<EncumbranceKind> encumbrances,
            FamilyOffices familyOffices,
            CitationsReceived citationsReceived,
            Value value) {
        static AssetAnswer of(AssetView.Valued valued) {
            return of(valued.asset(), valued.value());
        }

        static AssetAnswer of(AssetRow row, AssetValueRow value) {
            return new AssetAnswer(
                    row.asset(),
                    row.mode,
                    row.version,
                    row.type,
                    row.title,
                    new CentreCode(row.registeredCentre),
                    row.office,
                    row.number,
                    row.owners,
                    row.status,
                    row.statusAsOf,
                    row.filed,
                    row.granted,
                    row.workCreated,
                    row.firstPublished,
                    row.expires,
                    row.ipc,
                    row.referencesCited,
                    row.demonstration,
                    row.applicationNumber,
                    row.publicationNumber,
                    row.cpc,
                    row.claimCount,
                    row.annuitiesPaidUntil,
                    row.familyId,
                    row.familySize,
                    row.encumbrances,
                    row.familyOffices,
                    row.citationsReceived,
                    value == null ? null : Value.of(value));
        }
    }

    /** An indicative value: three percentiles, or why there are none. Never an appraisal. */
    public record Value(
            ValuationId valuation, Money p10, Money p50, Money p90, String noEstimateReason, Instant completedAt) {
        static Value of(AssetValueRow row) {
            return new Value(
                    new ValuationId(row.valuation), row.p10, row.p50, row.p90, row.noEstimateReason, row.completedAt);
        }
    }

    /** A link of the chain of title; {@code trade} is an assignment's, {@code document} and {@code reasons} a correction's; {@code supersededBy} is the correction that says it was wrong. */
    public record TitleLink(
            int sequence,
            List<OwnerShare> owners,
            LocalDate from,
            TradeId trade,
            String registration,
            Basis basis,
            Instant enteredAt,
            UUID document,
            String reasons,
            Integer supersededBy) {
        static TitleLink of(TitleEntryRow row) {
            return new TitleLink(
                    row.sequence,
                    row.owners,
                    row.fromDate,
                    row.trade == null ? null : new TradeId(row.trade),
                    row.registration,
                    row.basis,
                    row.enteredAt,
                    row.document,
                    row.reasons,
                    row.supersededBy);
        }
    }

    /** A licence under the asset. */
    public record Grant(
            TradeId trade,
            Right right,
            Extent extent,
            ParticipantId licensee,
            String registration,
            LocalDate effectiveOn) {
        static Grant of(GrantEntryRow row) {
            return new Grant(
                    new TradeId(row.trade),
                    row.rightGranted,
                    row.extent,
                    new ParticipantId(row.licensee),
                    row.registration,
                    row.effectiveOn);
        }
    }
}
