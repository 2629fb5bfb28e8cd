package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.offer.Announcement;
import org.ipmarket.listing.offer.GateFacts;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.Claims;
import org.ipmarket.listing.store.GrantEntries;
import org.ipmarket.listing.store.GrantEntryRow;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.id.OfferId;

/** Gathers what the gates are judged by. Who calls holds the locks of the assets, so nothing changes meanwhile. */
@ApplicationScoped
class GateCheck {
    private final Claims claims;
    private final GrantEntries grants;
    private final MarketClock clock;
    private final int oldestStatusDays;

    GateCheck(Claims claims, GrantEntries grants, MarketClock clock, ListingConfig config) {
        this.claims = claims;
        this.grants = grants;
        this.clock = clock;
        this.oldestStatusDays = config.oldestStatusDays();
    }

    GateFacts facts(OfferRow offer, List<AssetRow> assets, Standing standing, Announcement plan) {
        List<UUID> ids = assets.stream().map(asset -> asset.id).toList();
        Map<UUID, List<Claims.Claim>> held = claims.on(ids).stream()
                .filter(claim -> !claim.offer().equals(offer.id))
                .collect(Collectors.groupingBy(Claims.Claim::asset));
        Map<UUID, List<GrantEntryRow>> granted =
                grants.of(ids).stream().collect(Collectors.groupingBy(grant -> grant.asset));
        return new GateFacts(
                clock.today(),
                LocalDate.ofInstant(plan.closesAt(), MarketClock.ZONE),
                oldestStatusDays,
                offer.rightOffered,
                offer.sellerId(),
                standing,
                assets.stream()
                        .map(asset -> facts(
                                asset,
                                granted.getOrDefault(asset.id, List.of()).stream()
                                        .map(grant -> grant.rightGranted)
                                        .toList(),
                                held.getOrDefault(asset.id, List.of())))
                        .toList());
    }

    private static GateFacts.Asset facts(AssetRow asset, List<Right> grants, List<Claims.Claim> claims) {
        return new GateFacts.Asset(
                asset.asset(),
                asset.status,
                asset.statusAsOf,
                asset.expires,
                asset.owners,
                grants,
                claims.stream()
                        .map(claim ->
                                new GateFacts.OtherOffer(new OfferId(claim.offer()), claim.centre(), claim.right()))
                        .toList());
    }
}
