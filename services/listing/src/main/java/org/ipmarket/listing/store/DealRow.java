package org.ipmarket.listing.store;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.Hibernate;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ipmarket.listing.deal.DealState;
import org.ipmarket.listing.deal.Negotiation;
import org.ipmarket.listing.deal.Round;
import org.ipmarket.listing.deal.Side;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.TradingRules;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/** A negotiated deal, from the first round to what became of its trade. */
@Entity
@Table(name = "deal")
public class DealRow {
    @Id
    public UUID id;

    public Mode mode;
    public long version;

    @Enumerated(EnumType.STRING)
    public DealState state;

    public String centre;

    /** Null until the buyer has named it. */
    public String buyerCentre;

    public UUID seller;
    public UUID buyer;

    /** The broker member that acts for one side, and for which; both null where there is none. */
    public UUID broker;

    @Enumerated(EnumType.STRING)
    public Side brokerSide;

    @JdbcTypeCode(SqlTypes.JSON)
    public LocalizedText title;

    public String currency;
    public boolean demonstration;

    /** The login that reviewed it first, in the present round of review. */
    public String firstReviewer;

    /** Whether the rights are state assets, as the first reviewer found. */
    public boolean stateOwned;

    /** Number of the round that binds both sides, or null. */
    public Integer agreedRound;

    public Instant agreedAt;

    public String noticeNumber;
    public Instant publicisedAt;
    public Integer publicityDays;
    public Boolean publicityWorkingDays;
    public String publicitySource;

    /** First moment after the publicity. */
    public Instant publicityUntil;

    /** Whether the publicity's end rests on holidays that are not announced yet. */
    public Boolean publicityProvisional;

    /** The centre's rules and fees when the deal was concluded. */
    @JdbcTypeCode(SqlTypes.JSON)
    public TradingRules rules;

    @JdbcTypeCode(SqlTypes.JSON)
    public FeeSchedule fees;

    public UUID award;
    public Instant concludedAt;

    /** The trade whose recordal has reached the register. */
    public UUID trade;

    public String endReason;
    public Instant endedAt;
    public Instant proposedAt;

    /** When the sides came to the table, last. */
    public Instant talksSince;

    @ElementCollection
    @CollectionTable(name = "deal_round", joinColumns = @JoinColumn(name = "deal"))
    @OrderColumn(name = "position")
    @BatchSize(size = 100)
    public List<DealRound> rounds = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "deal_acceptance", joinColumns = @JoinColumn(name = "deal"))
    @OrderColumn(name = "position")
    @BatchSize(size = 100)
    public List<DealAcceptance> acceptances = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "deal_asset", joinColumns = @JoinColumn(name = "deal"))
    @OrderColumn(name = "position")
    @BatchSize(size = 100)
    public List<OfferRow.Part> assets = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "deal_review", joinColumns = @JoinColumn(name = "deal"))
    @OrderColumn(name = "position")
    @BatchSize(size = 100)
    public List<OfferRow.Review> reviews = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "deal_undertaking", joinColumns = @JoinColumn(name = "deal"))
    @OrderColumn(name = "position")
    @BatchSize(size = 100)
    public List<DealUndertaking> undertakings = new ArrayList<>();

    public OfferId deal() {
        return new OfferId(id);
    }

    public CentreCode centreCode() {
        return new CentreCode(centre);
    }

    public ParticipantId sellerId() {
        return new ParticipantId(seller);
    }

    public ParticipantId buyerId() {
        return new ParticipantId(buyer);
    }

    /** The participant on that side. */
    public ParticipantId party(Side side) {
        return side == Side.SELLER ? sellerId() : buyerId();
    }

    public Negotiation negotiation() {
        return new Negotiation(
                IntStream.range(0, rounds.size())
                        .mapToObj(i -> rounds.get(i).round(i + 1, currency))
                        .toList(),
                acceptances.stream()
                        .map(each -> new Negotiation.Acceptance(each.round, each.side, each.subject))
                        .toList());
    }

    /** The round that binds both sides; empty before they agreed. */
    public Optional<Round> agreed() {
        return Optional.ofNullable(agreedRound)
                .map(number -> rounds.get(number - 1).round(number, currency));
    }

    /** The bargain on the table: the agreed round, or else the last. */
    public Round onTheTable() {
        return agreed().orElseGet(() -> rounds.getLast().round(rounds.size(), currency));
    }

    /** Ids of the agreed assets; empty before. */
    public List<UUID> assetIds() {
        return assets.stream().map(part -> part.asset).toList();
    }

    public boolean hasSigned(Side side) {
        return undertakings.stream().anyMatch(signed -> signed.side == side);
    }

    /** Itself, with its lists loaded, so that it can be shown after the transaction. */
    public DealRow whole() {
        Hibernate.initialize(rounds);
        Hibernate.initialize(acceptances);
        Hibernate.initialize(assets);
        Hibernate.initialize(reviews);
        Hibernate.initialize(undertakings);
        return this;
    }

    /** Moves to a state; who calls has asked {@link DealState#permits} before. */
    public void move(DealState next) {
        if (!state.permits(next)) {
            throw new IllegalStateException("deal " + id + " cannot go from " + state + " to " + next);
        }
        state = next;
        version++;
    }
}
