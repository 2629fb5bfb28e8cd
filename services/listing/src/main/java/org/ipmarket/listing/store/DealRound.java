package org.ipmarket.listing.store;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ipmarket.listing.deal.DealTerms;
import org.ipmarket.listing.deal.Round;
import org.ipmarket.listing.deal.Side;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.id.AssetId;

/** A stored offer or counter-offer. */
@Embeddable
public class DealRound {
    @Enumerated(EnumType.STRING)
    public Side side;

    public long priceMinor;

    @Enumerated(EnumType.STRING)
    public Right rightOffered;

    @JdbcTypeCode(SqlTypes.JSON)
    public Extent extent;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<UUID> assets;

    public String conditions;
    public Instant offeredAt;
    public Instant validUntil;
    public String offeredBy;
    public String offeredSubject;
    public boolean ownUser;

    protected DealRound() {}

    /** @param username of the login that is the round's subject, for people to read */
    public DealRound(Round round, String username) {
        side = round.by();
        priceMinor = round.terms().price().minor();
        rightOffered = round.terms().right();
        extent = round.terms().extent();
        assets = round.terms().assets().stream().map(AssetId::value).toList();
        conditions = round.terms().conditions();
        offeredAt = round.offeredAt();
        validUntil = round.validUntil();
        offeredBy = username;
        offeredSubject = round.offeredBy();
        ownUser = round.ownUser();
    }

    Round round(int number, String currency) {
        return new Round(
                number,
                side,
                offeredSubject,
                ownUser,
                new DealTerms(
                        Money.ofMinor(priceMinor, currency),
                        rightOffered,
                        extent,
                        assets.stream().map(AssetId::new).toList(),
                        conditions),
                offeredAt,
                validUntil);
    }
}
