package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.required;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.ipmarket.listing.consent.ConsentBook;
import org.ipmarket.listing.deal.DealState;
import org.ipmarket.listing.deal.DealTerms;
import org.ipmarket.listing.deal.Objection;
import org.ipmarket.listing.deal.Side;
import org.ipmarket.listing.deal.Verdict;
import org.ipmarket.listing.desk.DealBoard;
import org.ipmarket.listing.desk.DealConsents;
import org.ipmarket.listing.desk.NegotiateDeals;
import org.ipmarket.listing.desk.ObjectToDeals;
import org.ipmarket.listing.grant.Extents;
import org.ipmarket.listing.store.DealObjectionRow;
import org.ipmarket.listing.store.DealRow;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;

/** What is read and shown of deals. */
public final class DealViews {
    private DealViews() {}

    /** Body of {@code POST /deals/{id}/rounds}. */
    public record RoundRequest(
            Money price,
            Right right,
            Extents.Stated extent,
            List<AssetId> assets,
            String conditions,
            Instant validUntil,
            CentreCode buyerCentre) {
        NegotiateDeals.Offer offer() {
            return new NegotiateDeals.Offer(
                    new DealTerms(
                            required("price", price),
                            required("right", right),
                            extent == null ? null : ListingViews.reach(right, extent),
                            required("assets", assets).stream()
                                    .map(asset -> required("assets", asset))
                                    .toList(),
                            required("conditions", conditions)),
                    required("validUntil", validUntil),
                    buyerCentre);
        }
    }

    /** Body of {@code POST /deals}. */
    public record DealRequest(
            CentreCode centre,
            ParticipantId seller,
            ParticipantId buyer,
            LocalizedText title,
            Money price,
            Right right,
            Extents.Stated extent,
            List<AssetId> assets,
            String conditions,
            Instant validUntil,
            CentreCode buyerCentre) {
        NegotiateDeals.Proposal proposal() {
            return new NegotiateDeals.Proposal(
                    required("centre", centre),
                    required("seller", seller),
                    required("buyer", buyer),
                    required("title", title),
                    new RoundRequest(price, right, extent, assets, conditions, validUntil, buyerCentre).offer());
        }
    }

    /** Body of {@code POST /deals/{id}/acceptance}: the number of the round that was read. */
    public record AcceptanceRequest(Integer round, CentreCode buyerCentre) {}

    /** Body of {@code POST /deals/{id}/review}. */
    public record ReviewRequest(Boolean stateOwned) {}

    /** Body of {@code POST /deals/{id}/refusal} and {@code /objections}. */
    public record ReasonsRequest(String reasons) {}

    /** Body of {@code POST /deals/{id}/break-off}. */
    public record BreakOffRequest(String reason) {}

    /** Body of {@code POST /deals/{id}/objections/{number}/answer}. */
    public record AnswerRequest(Objection.Verdict verdict, Objection.Consequence consequence, String reasons) {
        ObjectToDeals.Answer answer() {
            return new ObjectToDeals.Answer(required("verdict", verdict), consequence, required("reasons", reasons));
        }
    }

    /** A side's user behind a round. */
    public record Acceptance(Side side, String by, Instant at) {}

    /** An offer or counter-offer. */
    public record RoundView(
            int number,
            Side by,
            String offeredBy,
            boolean ownUser,
            Money price,
            Right right,
            Extent extent,
            List<AssetId> assets,
            String conditions,
            Instant offeredAt,
            Instant validUntil,
            List<Acceptance> acceptances) {}

    /**
     * The public notice: name and price, no more of the bargain.
     *
     * @param until last day
     * @param provisional whether that rests on holidays that are not announced yet
     */
    public record Publicity(
            OfferId deal,
            CentreCode centre,
            String noticeNumber,
            LocalizedText title,
            List<AssetId> assets,
            Right right,
            Money price,
            Instant since,
            LocalDate until,
            boolean provisional,
            int days,
            boolean workingDays,
            String source,
            boolean demonstration) {
        static Publicity of(DealRow row) {
            DealTerms terms = row.onTheTable().terms();
            return new Publicity(
                    row.deal(),
                    row.centreCode(),
                    row.noticeNumber,
                    row.title,
                    terms.assets(),
                    terms.right(),
                    terms.price(),
                    row.publicisedAt,
                    LocalDate.ofInstant(row.publicityUntil.minusMillis(1), MarketClock.ZONE),
                    row.publicityProvisional,
                    row.publicityDays,
                    row.publicityWorkingDays,
                    row.publicitySource,
                    row.demonstration);
        }
    }

    /** A deal. To others than its sides and the centre everything is absent that the public notice does not say. */
    public record DealAnswer(
            OfferId id,
            Mode mode,
            long version,
            DealState state,
            CentreCode centre,
            LocalizedText title,
            boolean demonstration,
            Publicity publicity,
            CentreCode buyerCentre,
            ParticipantId seller,
            ParticipantId buyer,
            ParticipantId broker,
            Side brokerSide,
            Boolean related,
            List<RoundView> rounds,
            Integer agreedRound,
            Instant agreedAt,
            Boolean stateOwned,
            List<ListingViews.Review> reviews,
            String noticeNumber,
            AwardId award,
            Instant concludedAt,
            TradeId trade,
            String endReason,
            Instant endedAt,
            Instant proposedAt) {
        static DealAnswer of(DealBoard.Seen seen) {
            DealRow row = seen.row();
            boolean inside = seen.inside();
            return new DealAnswer(
                    row.deal(),
                    row.mode,
                    row.version,
                    row.state,
                    row.centreCode(),
                    row.title,
                    row.demonstration,
                    row.publicisedAt == null ? null : Publicity.of(row),
                    inside && row.buyerCentre != null ? new CentreCode(row.buyerCentre) : null,
                    inside ? row.sellerId() : null,
                    inside ? row.buyerId() : null,
                    inside && row.broker != null ? new ParticipantId(row.broker) : null,
                    inside ? row.brokerSide : null,
                    inside ? seen.related() : null,
                    inside ? DealViews.rounds(row) : null,
                    inside ? row.agreedRound : null,
                    inside ? row.agreedAt : null,
                    inside ? row.stateOwned : null,
                    inside ? row.reviews.stream().map(DealViews::review).toList() : null,
                    row.noticeNumber,
                    inside && row.award != null ? new AwardId(row.award) : null,
                    inside ? row.concludedAt : null,
                    inside && row.trade != null ? new TradeId(row.trade) : null,
                    inside ? row.endReason : null,
                    inside ? row.endedAt : null,
                    inside ? row.proposedAt : null);
        }
    }

    private static List<RoundView> rounds(DealRow row) {
        return row.negotiation().rounds().stream()
                .map(round -> new RoundView(
                        round.number(),
                        round.by(),
                        row.rounds.get(round.number() - 1).offeredBy,
                        round.ownUser(),
                        round.terms().price(),
                        round.terms().right(),
                        round.terms().extent(),
                        round.terms().assets(),
                        round.terms().conditions(),
                        round.offeredAt(),
                        round.validUntil(),
                        row.acceptances.stream()
                                .filter(given -> given.round == round.number())
                                .map(given -> new Acceptance(given.side, given.givenBy, given.givenAt))
                                .toList()))
                .toList();
    }

    private static ListingViews.Review review(OfferRow.Review review) {
        return new ListingViews.Review(review.reviewer, review.verdict, review.reasons, review.givenAt);
    }

    /** What was said against a deal, and the answer. */
    public record ObjectionView(
            int number,
            ParticipantId participant,
            String by,
            String reasons,
            Instant at,
            Objection.Verdict verdict,
            Objection.Consequence consequence,
            String answer,
            String answeredBy,
            Instant answeredAt) {
        static ObjectionView of(DealObjectionRow row) {
            return new ObjectionView(
                    row.number,
                    row.participant == null ? null : new ParticipantId(row.participant),
                    row.raisedBy,
                    row.reasons,
                    row.raisedAt,
                    row.verdict,
                    row.consequence,
                    row.answer,
                    row.answeredBy,
                    row.answeredAt);
        }
    }

    /** Every gate, and whether the deal can go on as far as the gates are concerned. */
    public record GatesAnswer(boolean open, List<Verdict> items) {
        static GatesAnswer of(List<Verdict> verdicts) {
            return new GatesAnswer(verdicts.stream().noneMatch(Verdict::bars), verdicts);
        }
    }

    /** A consent that the deal needs. */
    public record Need(@JsonUnwrapped ConsentViews.Who who, ConsentBook.State state) {}

    /** @param termsHash what a consent names: it is void once the terms change */
    public record ConsentsAnswer(
            OfferId deal,
            DealState state,
            ParticipantId seller,
            String termsHash,
            DealTerms terms,
            List<Need> needed,
            List<ConsentViews.Said> statements) {
        static ConsentsAnswer of(DealConsents.View view) {
            return new ConsentsAnswer(
                    view.deal().deal(),
                    view.deal().state,
                    view.deal().sellerId(),
                    view.said().termsHash(),
                    view.deal().onTheTable().terms(),
                    view.needed().stream()
                            .map(who -> new Need(
                                    ConsentViews.Who.of(who), view.said().of(who)))
                            .toList(),
                    view.said().statements().stream().map(ConsentViews.Said::of).toList());
        }
    }

    /** Body of {@code POST /deals/{id}/undertaking}. */
    public record UndertakingRequest(String documentHash) {}

    /** Body of {@code POST /deals/{id}/papers}. */
    public record PaperRequest(UUID evidence, String title) {}
}
