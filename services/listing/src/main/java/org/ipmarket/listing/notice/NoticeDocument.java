package org.ipmarket.listing.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.ipmarket.listing.offer.Declarations;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.ContestTerms;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.TradingRules;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * What a notice says, whole, as on the day of its publication. Participants are ids: their names are looked up when it is shown.
 *
 * @param demonstration nothing in it can be bought: the assets are shown for practice
 * @param about the notice that this one follows upon, or null for a disclosure
 * @param offer null where the notice is about something else than a listing
 * @param terms what is offered; in a correction, as it now stands
 * @param news what this notice adds, or null for a disclosure
 */
public record NoticeDocument(
        String number,
        NoticeKind kind,
        Mode mode,
        boolean demonstration,
        CentreCode centre,
        LocalizedText centreName,
        Instant publishedAt,
        @Nullable String about,
        @Nullable OfferId offer,
        LocalizedText title,
        Terms terms,
        @Nullable News news) {
    /** An asset as the register showed it, with what was known to lie on it. */
    public record Asset(
            AssetId id,
            AssetType type,
            String office,
            String number,
            LocalizedText title,
            LegalStatus status,
            LocalDate statusAsOf,
            @Nullable LocalDate filed,
            @Nullable LocalDate granted,
            @Nullable LocalDate expires,
            List<Burden> burdens) {}

    /**
     * Something that lies on an asset.
     *
     * @param kind of the encumbrance, or the right that was granted
     * @param until first day without it, or null where open
     */
    public record Burden(
            String kind,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String registration) {}

    /** A rule that the sale goes by, with its source. */
    public record Rule(LocalizedText name, LocalizedText value, LocalizedText source) {}

    /**
     * What is offered.
     *
     * @param unnamed the seller asks not to be named
     * @param related parties that the seller has declared to be related to it
     * @param declarations who has priority on equal terms, appraisal, export
     * @param workingDaysOfNotice working days after the announcement up to the opening's day
     * @param provisional the holidays of that time are not announced: the count may change
     * @param withdrawalFee due where the seller withdraws before the opening
     * @param relists number of the notice of the listing that is offered anew
     * @param contest what is fixed for the contest; null in notices of before
     */
    public record Terms(
            List<Asset> assets,
            ParticipantId seller,
            boolean unnamed,
            List<ParticipantId> related,
            Right right,
            @Nullable Extent extent,
            Declarations declarations,
            SaleMethod method,
            @Nullable LocalizedText description,
            Money startPrice,
            Money increment,
            Money deposit,
            Instant announcedAt,
            Instant opensAt,
            Instant closesAt,
            int workingDaysOfNotice,
            boolean provisional,
            TradingRules rules,
            FeeSchedule fees,
            Money withdrawalFee,
            List<Rule> sources,
            @Nullable String relists,
            @Nullable ContestTerms contest) {}

    /**
     * What happened.
     *
     * @param outcome such as {@code SOLD}, {@code CANCELLED}, {@code SUSPENDED}
     * @param at when
     * @param reason as it was given, or null
     * @param price of the sale, or null
     * @param bidders different ones with a valid bid, or null where there was no bidding
     * @param fee due for a withdrawal, or null
     * @param lostTime by which a suspension has moved the end, or null
     * @param changes of a correction
     */
    public record News(
            String outcome,
            Instant at,
            @Nullable String reason,
            @Nullable Money price,
            @Nullable Integer bidders,
            @Nullable Money fee,
            @Nullable Duration lostTime,
            List<Change> changes) {
        public News {
            changes = changes == null ? List.of() : List.copyOf(changes);
        }

        public static News of(String outcome, Instant at, String reason) {
            return new News(outcome, at, reason, null, null, null, null, List.of());
        }

        public News with(Money soldFor, Integer numberOfBidders) {
            return new News(outcome, at, reason, soldFor, numberOfBidders, fee, lostTime, changes);
        }

        public News withFee(Money due) {
            return new News(outcome, at, reason, price, bidders, due, lostTime, changes);
        }

        /** @param lost not negative */
        public News withLostTime(Duration lost) {
            return new News(
                    outcome, at, reason, price, bidders, fee, lost.isNegative() ? Duration.ZERO : lost, changes);
        }

        public News withChanges(List<Change> made) {
            return new News(outcome, at, reason, price, bidders, fee, lostTime, made);
        }
    }

    /** One thing that a correction has changed, as text. */
    public record Change(
            String field, @Nullable String before, @Nullable String after) {}
}
