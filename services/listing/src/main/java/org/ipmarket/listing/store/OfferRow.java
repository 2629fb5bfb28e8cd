package org.ipmarket.listing.store;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.Hibernate;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ipmarket.listing.offer.ContestChoice;
import org.ipmarket.listing.offer.Correction;
import org.ipmarket.listing.offer.Declarations;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.listing.offer.OfferTerms;
import org.ipmarket.listing.search.SearchTerms;
import org.ipmarket.messages.ContestTerms;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.Impediment;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.TradingRules;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.event.OfferImpeded;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/** An offer, from its draft to what became of it. */
@Entity
@Table(name = "offer")
public class OfferRow {
    @Id
    public UUID id;

    public Mode mode;
    public long version;

    @Enumerated(EnumType.STRING)
    public OfferState state;

    public String centre;
    public UUID seller;

    @Enumerated(EnumType.STRING)
    public Right rightOffered;

    @Enumerated(EnumType.STRING)
    public SaleMethod method;

    @JdbcTypeCode(SqlTypes.JSON)
    public LocalizedText title;

    @JdbcTypeCode(SqlTypes.JSON)
    public Extent extent = Extent.ALL;

    @JdbcTypeCode(SqlTypes.JSON)
    public Declarations declarations = Declarations.NONE;

    /** What the seller chooses of the contest, or null. */
    @JdbcTypeCode(SqlTypes.JSON)
    public ContestChoice contest;

    /** What the announcement fixes for the contest, or null. */
    @JdbcTypeCode(SqlTypes.JSON)
    public ContestTerms contestTerms;

    /** What its own title and notice are found by; see {@link SearchTerms}. */
    public String searchTerms;

    public String currency;
    public long startPriceMinor;
    public long incrementMinor;
    public long depositMinor;
    public UUID relists;
    public boolean demonstration;

    /** The login that reviewed it first, in the present round. */
    public String firstReviewer;

    public String noticeNumber;
    public Instant announcedAt;
    public Instant opensAt;
    public Instant closesAt;

    /** The centre's rules and fees as announced. */
    @JdbcTypeCode(SqlTypes.JSON)
    public TradingRules rules;

    @JdbcTypeCode(SqlTypes.JSON)
    public FeeSchedule fees;

    public String withdrawalReason;
    public String withdrawalRefusal;
    public Instant openedAt;

    @Enumerated(EnumType.STRING)
    public LotClosed.Result result;

    public Long resultPriceMinor;
    public Instant closedAt;

    /** How many awards the close has brought; null before it. See {@link AwardRow}. */
    public Integer awards;

    public Instant endedAt;

    /** Why it cannot go on as announced; empty while nothing impedes it. */
    @JdbcTypeCode(SqlTypes.JSON)
    public List<Impeded> impediments = List.of();

    /** Since when bidding has its lot stand still; null while it goes on. */
    public Instant suspendedAt;

    public String suspensionReason;
    public Instant draftedAt;

    /** What the notice says of the offer beside its terms, or null. */
    @JdbcTypeCode(SqlTypes.JSON)
    public LocalizedText description;

    /** Whether the seller asks to stay unnamed in notices. */
    public boolean sellerUnnamed;

    /** Announced: what a withdrawal by the seller before the opening costs. */
    public Long withdrawalFeeMinor;

    /** The fee, once the seller has asked for its withdrawal after the announcement. */
    public Long withdrawalFeeDueMinor;

    /** SHA-256 of the terms as announced: what consents name, whatever is corrected in the notice later. */
    public String announcedTermsHash;

    /** A correction that waits for a second reviewer, or null. */
    @JdbcTypeCode(SqlTypes.JSON)
    public ProposedCorrection correction;

    /** The manager who proposes this relisting, or null where the seller has drafted it itself. */
    public String proposedBy;

    /** The seller's approver who has consented to what the manager proposes. */
    public String consentedBy;

    public Instant consentedAt;

    /** @param by subject of the reviewer's login */
    public record ProposedCorrection(Correction correction, String by, String username, Instant at) {}

    @ElementCollection
    @CollectionTable(name = "offer_asset", joinColumns = @JoinColumn(name = "offer"))
    @OrderColumn(name = "position")
    @BatchSize(size = 100)
    public List<Part> assets = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "offer_review", joinColumns = @JoinColumn(name = "offer"))
    @OrderColumn(name = "position")
    @BatchSize(size = 100)
    public List<Review> reviews = new ArrayList<>();

    /** An asset of the offer; its version is the one that was announced. */
    @Embeddable
    public static class Part {
        public UUID asset;
        public Long assetVersion;

        protected Part() {}

        public Part(UUID asset) {
            this.asset = asset;
        }
    }

    /** What has happened to one of its assets, and the rule that names the consequence. */
    public record Impeded(
            UUID asset, Impediment ground, OfferImpeded.Consequence consequence, String rule, Instant since) {}

    /** What a reviewer of the centre said. */
    @Embeddable
    public static class Review {
        public String reviewer;
        public String verdict;
        public String reasons;
        public Instant givenAt;

        protected Review() {}

        public Review(String reviewer, String verdict, String reasons, Instant givenAt) {
            this.reviewer = reviewer;
            this.verdict = verdict;
            this.reasons = reasons;
            this.givenAt = givenAt;
        }
    }

    @PrePersist
    @PreUpdate
    void analyse() {
        searchTerms = SearchTerms.ofTitle(title, noticeNumber);
    }

    public OfferId offer() {
        return new OfferId(id);
    }

    public CentreCode centreCode() {
        return new CentreCode(centre);
    }

    public ParticipantId sellerId() {
        return new ParticipantId(seller);
    }

    public Money money(long minor) {
        return Money.ofMinor(minor, currency);
    }

    /** Ids of its assets, in the order in which they are offered. */
    public List<UUID> assetIds() {
        return assets.stream().map(part -> part.asset).toList();
    }

    public OfferTerms terms() {
        return new OfferTerms(
                centreCode(),
                assetIds().stream().map(AssetId::new).toList(),
                rightOffered,
                method,
                title,
                money(startPriceMinor),
                money(incrementMinor),
                relists == null ? null : new OfferId(relists),
                extent,
                declarations,
                contest);
    }

    /** Itself, with its lists loaded, so that it can be shown after the transaction. */
    public OfferRow whole() {
        Hibernate.initialize(assets);
        Hibernate.initialize(reviews);
        return this;
    }

    /** Moves to a state; who calls has asked {@link OfferState#permits} before. */
    public void move(OfferState next) {
        if (!state.permits(next)) {
            throw new IllegalStateException("offer " + id + " cannot go from " + state + " to " + next);
        }
        state = next;
        version++;
    }
}
