package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.orFalse;
import static org.ipmarket.listing.api.Fields.required;

import java.time.Instant;
import java.util.List;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.listing.desk.OfferBoard;
import org.ipmarket.listing.desk.ProposeRelisting;
import org.ipmarket.listing.grant.Extents;
import org.ipmarket.listing.offer.ContestChoice;
import org.ipmarket.listing.offer.Correction;
import org.ipmarket.listing.offer.Declarations;
import org.ipmarket.listing.offer.Format;
import org.ipmarket.listing.offer.OfferNotes;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.listing.offer.OfferTerms;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.messages.ContestTerms;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.Impediment;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.event.OfferImpeded;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/** What is read and shown of offers, which the API calls listings. */
public final class ListingViews {
    private ListingViews() {}

    /** Body of {@code POST /listings} and {@code PUT /listings/{id}}; see {@link OfferTerms}. */
    public record ListingRequest(
            CentreCode centre,
            List<AssetId> assets,
            Right right,
            SaleMethod method,
            LocalizedText title,
            Money startPrice,
            Money increment,
            OfferId relists,
            Extents.Stated extent,
            Declarations declarations,
            LocalizedText description,
            Boolean sellerUnnamed,
            ContestChoice contest) {
        OfferNotes notes() {
            return new OfferNotes(description, orFalse(sellerUnnamed));
        }

        OfferTerms terms() {
            return new OfferTerms(
                    required("centre", centre),
                    required("assets", assets).stream()
                            .map(asset -> required("assets", asset))
                            .toList(),
                    required("right", right),
                    required("method", method),
                    required("title", title),
                    required("startPrice", startPrice),
                    step(),
                    relists,
                    reach(right, extent),
                    declarations == null ? Declarations.NONE : declarations,
                    contest);
        }

        /** As stated, else that of the first band of the table; missing only where the method has none. */
        private Money step() {
            Money first = contest == null ? null : contest.firstStep();
            if (increment != null || first != null) {
                return increment == null ? first : increment;
            }
            return Format.has(method, Format.Part.STEPS)
                    ? required("increment", increment)
                    : Money.ofMinor(OfferTerms.NO_INCREMENT, startPrice.currencyCode());
        }
    }

    static Extent reach(Right right, Extents.Stated stated) {
        return switch (Extents.read(right, stated)) {
            case Extents.Reading.Accepted read -> read.extent();
            case Extents.Reading.Refused refused ->
                throw Refusals.unprocessable("invalid-listing", refused.violations());
        };
    }

    /** Body of {@code POST /listings/{id}/rejection}. */
    public record RejectionRequest(String reasons) {}

    /** Body of {@code POST /listings/{id}/withdrawal}. */
    public record WithdrawalRequest(String reason) {}

    /** What a reviewer of the centre said. */
    public record Review(String by, String verdict, String reasons, Instant at) {}

    /** Why an announced offer cannot go on as announced: what has happened to an asset of it, and what the rule asks for. */
    public record Impeded(
            AssetId asset, Impediment ground, OfferImpeded.Consequence consequence, String rule, Instant since) {
        static Impeded of(OfferRow.Impeded each) {
            return new Impeded(new AssetId(each.asset()), each.ground(), each.consequence(), each.rule(), each.since());
        }
    }

    /** What became of the lot. */
    public record Result(LotClosed.Result state, Money price, Instant closedAt) {}

    /** An offer. Reviews are shown to the seller and to the centre only. */
    public record ListingAnswer(
            OfferId id,
            Mode mode,
            long version,
            OfferState state,
            CentreCode centre,
            ParticipantId seller,
            List<AssetId> assets,
            Right right,
            SaleMethod method,
            LocalizedText title,
            Extent extent,
            Declarations declarations,
            Money startPrice,
            Money increment,
            Money deposit,
            String noticeNumber,
            Instant announcedAt,
            Instant opensAt,
            Instant closesAt,
            Instant openedAt,
            List<Review> reviews,
            OfferId relists,
            boolean demonstration,
            String withdrawalReason,
            String withdrawalRefusal,
            List<Impeded> impediments,
            Instant suspendedAt,
            String suspensionReason,
            Result result,
            LocalizedText description,
            boolean sellerUnnamed,
            Money withdrawalFee,
            Money withdrawalFeeDue,
            PendingCorrection pendingCorrection,
            Boolean awaitsConsent,
            ContestChoice contest,
            ContestTerms contestTerms) {
        static ListingAnswer of(OfferRow row, Caller caller) {
            return new ListingAnswer(
                    row.offer(),
                    row.mode,
                    row.version,
                    row.state,
                    row.centreCode(),
                    row.sellerId(),
                    row.assetIds().stream().map(AssetId::new).toList(),
                    row.rightOffered,
                    row.method,
                    row.title,
                    row.rightOffered == Right.ASSIGNMENT ? null : row.extent,
                    row.declarations,
                    row.money(row.startPriceMinor),
                    Format.has(row.method, Format.Part.STEPS) ? row.money(row.incrementMinor) : null,
                    row.money(row.depositMinor),
                    row.noticeNumber,
                    row.announcedAt,
                    row.opensAt,
                    row.closesAt,
                    row.openedAt,
                    OfferBoard.showsReviews(caller, row)
                            ? row.reviews.stream().map(ListingViews::review).toList()
                            : List.of(),
                    row.relists == null ? null : new OfferId(row.relists),
                    row.demonstration,
                    row.withdrawalReason,
                    row.withdrawalRefusal,
                    row.impediments.stream().map(Impeded::of).toList(),
                    row.suspendedAt,
                    row.suspensionReason,
                    resultOf(row),
                    row.description,
                    row.sellerUnnamed,
                    row.withdrawalFeeMinor == null ? null : row.money(row.withdrawalFeeMinor),
                    row.withdrawalFeeDueMinor == null ? null : row.money(row.withdrawalFeeDueMinor),
                    OfferBoard.showsReviews(caller, row) ? PendingCorrection.of(row.correction) : null,
                    row.proposedBy == null ? null : row.consentedBy == null,
                    row.contest,
                    row.contestTerms);
        }
    }

    /** A correction that waits for a second reviewer. */
    public record PendingCorrection(
            LocalizedText title, LocalizedText description, Money increment, String reason, String by, Instant at) {
        static PendingCorrection of(OfferRow.ProposedCorrection proposed) {
            return proposed == null
                    ? null
                    : new PendingCorrection(
                            proposed.correction().title(),
                            proposed.correction().description(),
                            proposed.correction().increment(),
                            proposed.correction().reason(),
                            proposed.username(),
                            proposed.at());
        }
    }

    /** Body of {@code POST /listings/{id}/correction}; what is left out stays. */
    public record CorrectionRequest(LocalizedText title, LocalizedText description, Money increment, String reason) {
        Correction correction() {
            return new Correction(title, description, increment, required("reason", reason));
        }
    }

    /** Body of {@code POST /listings/{id}/relisting}. */
    public record RelistingRequest(Money startPrice, Money increment) {
        ProposeRelisting.Price price() {
            return new ProposeRelisting.Price(required("startPrice", startPrice), increment);
        }
    }

    private static Review review(OfferRow.Review review) {
        return new Review(review.reviewer, review.verdict, review.reasons, review.givenAt);
    }

    private static Result resultOf(OfferRow row) {
        return row.result == null
                ? null
                : new Result(
                        row.result,
                        row.resultPriceMinor == null ? null : row.money(row.resultPriceMinor),
                        row.closedAt);
    }
}
