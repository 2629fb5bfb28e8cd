package org.ipmarket.listing.offer;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.ipmarket.listing.centre.CentreRules;
import org.ipmarket.listing.consent.ConsentBook;
import org.ipmarket.listing.grant.Grant;
import org.ipmarket.listing.grant.Kind;
import org.ipmarket.listing.grant.Period;
import org.ipmarket.listing.grant.StandingGrant;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.EncumbranceKind;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.WorkingDays;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * What the gates are judged by, as it stands in the transaction that judges.
 *
 * @param termsRefusal why the centre does not take such terms, or null
 * @param relistingRefusal why the earlier offer may not be offered anew, or null
 * @param consents what co-owners and pledgees have said
 */
public record GateFacts(
        Proposal proposal,
        Seller seller,
        Days days,
        Rules rules,
        @Nullable String termsRefusal,
        @Nullable String relistingRefusal,
        ConsentBook consents,
        List<Asset> assets) {
    /** How it is sold. */
    public enum Way {
        /** In public: whoever offers most. */
        LOT,
        /** 协议转让 */
        AGREEMENT
    }

    /**
     * What is offered or dealt about.
     *
     * @param price the start price, or the one agreed
     * @param relisting whether an earlier offer is offered anew
     * @param publicised the day on which name and price were publicised within the seller's unit, or null
     * @param method how a lot is sold; null where a deal is agreed
     */
    public record Proposal(
            Mode mode,
            Way way,
            Right right,
            Extent extent,
            Money price,
            boolean relisting,
            Declarations declarations,
            @Nullable LocalDate publicised,
            @Nullable SaleMethod method) {
        /** As it is compared with what stands. */
        Grant grant(LocalDate today, boolean pledgeeConsents) {
            return new Grant(Kind.of(right), extent, Period.offered(extent, today), false, pledgeeConsents);
        }
    }

    public record Seller(ParticipantId id, ParticipantKind kind, Standing standing, Set<ParticipantId> related) {}

    /**
     * Days of the market.
     *
     * @param announced the day of the announcement: today where there was none yet
     * @param opens the day on which the lot opens, or is planned to
     * @param closes the day on which it is planned to close; of a deal, today
     */
    public record Days(LocalDate today, LocalDate announced, LocalDate opens, LocalDate closes, WorkingDays calendar) {}

    /**
     * By which rules it is judged.
     *
     * @param centre its rules as they hold now, each with its source
     * @param live test mode keeps no period of state-owned assets, as its centres count in seconds, and asks for no file that proves a work
     */
    public record Rules(CentreRules centre, boolean live) {}

    /**
     * @param expires first day without protection, or null where unknown
     * @param annuitiesPaidUntil first day for which no annuity is paid, or null where unknown
     * @param inForce licences and pledges, as the register has them
     * @param stops seizures and suspensions
     * @param offers offers and deals at any centre that hold it now
     * @param tooMany whether more lies on it than could be read
     * @param evidence whether checked evidence of authorship or title is there
     */
    public record Asset(
            AssetId id,
            AssetKind kind,
            LegalStatus status,
            LocalDate statusAsOf,
            @Nullable LocalDate expires,
            @Nullable LocalDate annuitiesPaidUntil,
            List<OwnerShare> owners,
            List<Lien> inForce,
            List<Stop> stops,
            List<StandingGrant> offers,
            boolean tooMany,
            boolean evidence) {
        public boolean isOwnedBy(ParticipantId participant) {
            return owners.stream().anyMatch(share -> share.participant().equals(participant));
        }
    }

    /**
     * A licence or pledge.
     *
     * @param holder the participant who has it, or null where it is none
     */
    public record Lien(StandingGrant grant, @Nullable ParticipantId holder) {}

    /** A seizure or suspension. */
    public record Stop(
            EncumbranceKind kind, LocalDate from, @Nullable LocalDate until) {}
}
