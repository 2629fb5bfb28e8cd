package org.ipmarket.listing.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.network.StationPolicy;
import org.ipmarket.listing.network.Tier;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.Assets;
import org.ipmarket.listing.store.StationAssets;
import org.ipmarket.listing.store.StationRow;
import org.ipmarket.listing.store.Stations;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.AssetId;

/** Registers assets at outlets; each station decides what of it passes to the stations above. */
@ApplicationScoped
public class StationShows {
    private final Stations stations;
    private final StationAssets registered;
    private final Assets assets;
    private final Audit audit;
    private final MarketClock clock;
    private final int mostListed;

    StationShows(
            Stations stations,
            StationAssets registered,
            Assets assets,
            Audit audit,
            MarketClock clock,
            ListingConfig config) {
        this.stations = stations;
        this.registered = registered;
        this.assets = assets;
        this.audit = audit;
        this.clock = clock;
        this.mostListed = config.network().mostListed();
    }

    /** What a station lets through. */
    public record Policy(StationPolicy policy, List<UUID> assets) {}

    /** An asset as it shows; {@code station} is the code of the outlet at which it is registered. */
    public record Shown(AssetRow asset, String station) {}

    /** By who runs the station, or the market's admin. */
    @Transactional
    public StationRow decide(Caller caller, String code, String ifMatch, Supplier<Policy> stated) {
        StationRow row = stations.lock(caller.mode(), code).orElseThrow(() -> Problems.notFound("station", code));
        StationRegister.requireRun(caller, row);
        ETags.requireMatch(ifMatch, row.version);
        Policy policy = stated.get();
        check(caller.mode(), policy);
        Policy before = new Policy(row.policy(), stations.listed(row));
        row.take(policy.policy(), clock.now());
        stations.flush();
        stations.list(row, policy.assets());
        audit.record("station.policy", "station", row.id, before, policy);
        return row;
    }

    private void check(Mode mode, Policy policy) {
        if (policy.policy().shows() != StationPolicy.Shows.LISTED
                && !(policy.policy().kinds().isEmpty() && policy.assets().isEmpty())) {
            throw Refusals.unprocessable("invalid-policy", "shows", "only LISTED names kinds or assets");
        }
        if (policy.assets().size() > mostListed) {
            throw Refusals.unprocessable("invalid-policy", "assets", "at most " + mostListed + " assets");
        }
        Set<UUID> once = new HashSet<>(policy.assets());
        if (once.size() < policy.assets().size()) {
            throw Refusals.unprocessable("invalid-policy", "assets", "an asset stands twice");
        }
        if (!once.isEmpty() && assets.count("id in ?1 and mode = ?2", once, mode) < once.size()) {
            throw Refusals.unprocessable("invalid-policy", "assets", "an asset is not on the register");
        }
    }

    @Transactional
    public Policy policy(Mode mode, String code) {
        StationRow row = find(mode, code);
        return new Policy(row.policy(), stations.listed(row));
    }

    /** By the asset's owner, or the market's admin; true where it was not there yet. */
    @Transactional
    public boolean register(Caller caller, String code, AssetId id) {
        StationRow station = stations.lock(caller.mode(), code).orElseThrow(() -> Problems.notFound("station", code));
        AssetRow asset = assets.lock(caller.mode(), id).orElseThrow(() -> Problems.notFound("asset", id));
        if (!ownsOrAdmin(caller, asset)) {
            throw Problems.forbidden("Only an owner of the asset registers it at an outlet.");
        }
        if (station.tier != Tier.OUTLET) {
            throw Problems.conflict(
                    "no-outlet", "Assets are registered at outlets; " + code + " is " + station.tier + ".");
        }
        Optional<String> already = registered.of(asset.id);
        if (already.isPresent()) {
            if (already.get().equals(station.id)) {
                return false;
            }
            String there = StationRow.codeOf(already.get());
            throw Problems.conflict(
                    "registered-elsewhere", "The asset is registered at " + there + ".", Map.of("station", there));
        }
        registered.put(asset, station, caller.username(), clock.now());
        audit.record("station.register", "station", station.id, null, Map.of("asset", asset.id));
        return true;
    }

    /** By the asset's owner, who runs the outlet, or the market's admin. */
    @Transactional
    public void remove(Caller caller, String code, AssetId id) {
        StationRow station = find(caller.mode(), code);
        AssetRow asset = assets.lock(caller.mode(), id).orElseThrow(() -> Problems.notFound("asset", id));
        if (!ownsOrAdmin(caller, asset)) {
            StationRegister.requireRun(caller, station);
        }
        if (registered.of(asset.id).filter(station.id::equals).isEmpty()) {
            throw Problems.notFound("registration at " + code + " of asset", id);
        }
        registered.remove(asset);
        audit.record("station.remove", "station", station.id, Map.of("asset", asset.id), null);
    }

    private static boolean ownsOrAdmin(Caller caller, AssetRow asset) {
        if (caller.onBehalfOf() != null || (caller.participant() != null && caller.has(Role.TRADER))) {
            return asset.isOwnedBy(caller.actsFor());
        }
        return caller.has(Role.MARKET_ADMIN);
    }

    /** What shows at a station, newest first; at most {@code limit} older than {@code before} (null for the newest). */
    @Transactional
    public List<Shown> shown(Mode mode, String code, UUID before, int limit) {
        List<StationAssets.Shown> found = registered.shownAt(mode, find(mode, code), before, limit);
        Map<UUID, AssetRow> rows = found.isEmpty()
                ? Map.of()
                : assets
                        .list(
                                "id in ?1",
                                found.stream().map(StationAssets.Shown::asset).toList())
                        .stream()
                        .collect(Collectors.toMap(row -> row.id, Function.identity()));
        return found.stream()
                .map(shown -> new Shown(rows.get(shown.asset()), shown.station()))
                .toList();
    }

    private StationRow find(Mode mode, String code) {
        return stations.find(mode, code).orElseThrow(() -> Problems.notFound("station", code));
    }
}
