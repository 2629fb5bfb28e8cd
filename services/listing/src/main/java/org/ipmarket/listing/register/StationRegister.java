package org.ipmarket.listing.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.Violation;
import org.ipmarket.listing.network.StationPolicy;
import org.ipmarket.listing.network.StationTerms;
import org.ipmarket.listing.network.Tier;
import org.ipmarket.listing.store.Centres;
import org.ipmarket.listing.store.Participants;
import org.ipmarket.listing.store.StationAssets;
import org.ipmarket.listing.store.StationRow;
import org.ipmarket.listing.store.Stations;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;

/**
 * The tree of the data network. The market's admin sets it up; who runs a station sets up, changes, moves and closes
 * those right under it.
 */
@ApplicationScoped
public class StationRegister {
    private final Stations stations;
    private final StationAssets assets;
    private final Centres centres;
    private final Participants participants;
    private final Audit audit;
    private final MarketClock clock;
    private final ListingConfig.Network bounds;

    StationRegister(
            Stations stations,
            StationAssets assets,
            Centres centres,
            Participants participants,
            Audit audit,
            MarketClock clock,
            ListingConfig config) {
        this.stations = stations;
        this.assets = assets;
        this.centres = centres;
        this.participants = participants;
        this.audit = audit;
        this.clock = clock;
        this.bounds = config.network();
    }

    /** @param created whether the station is new */
    public record Put(StationRow station, boolean created) {}

    /** Sets a station up, changes it, or moves it with all that is under it. */
    @Transactional
    public Put put(Caller caller, String code, String ifMatch, Supplier<StationTerms> stated) {
        StationTerms terms = stated.get();
        if (!StationTerms.isCode(code)) {
            throw Problems.unprocessable(
                    "invalid-station", "code", "A code has 2 to 20 capital letters, digits or hyphens.");
        }
        Refusals.throwIfAny("invalid-station", terms.check());
        boolean tree = stations.lockTree(caller.mode());
        StationRow above = above(caller, terms, tree);
        requireRun(caller, above);
        Optional<StationRow> found = stations.lock(caller.mode(), code);
        found.ifPresent(row -> {
            requireRun(caller, row.parent == null ? null : stations.findById(row.parent));
            ETags.requireMatch(ifMatch, row.version);
        });
        checkOperator(caller.mode(), terms);
        return found.isPresent()
                ? new Put(change(found.get(), terms, above), false)
                : new Put(create(caller.mode(), code, terms, above), true);
    }

    private StationRow above(Caller caller, StationTerms terms, boolean tree) {
        if (terms.tier() == Tier.MAIN) {
            return null;
        }
        StationRow above = stations.find(caller.mode(), terms.parent())
                .filter(row -> tree)
                .orElseThrow(() ->
                        Refusals.unprocessable("invalid-station", "parent", "there is no station " + terms.parent()));
        if (!terms.tier().mayStandUnder(above.tier)) {
            throw Refusals.unprocessable(
                    "invalid-station",
                    "parent",
                    "a station " + terms.tier() + " does not stand under one " + above.tier);
        }
        return above;
    }

    private StationRow create(Mode mode, String code, StationTerms terms, StationRow above) {
        if (stations.count(mode) >= bounds.mostStations()) {
            throw Problems.conflict("too-many-stations", "The network has " + bounds.mostStations() + " stations.");
        }
        checkDepth((above == null ? 0 : above.path.length) + 1);
        StationRow row = new StationRow();
        row.id = StationRow.idOf(mode, code);
        row.mode = mode;
        row.code = code;
        row.path = way(above, row.id);
        row.shows = StationPolicy.EVERYTHING.shows();
        row.kinds = StationPolicy.EVERYTHING.kinds();
        row.take(terms, above, clock.now());
        try {
            stations.persistAndFlush(row);
        } catch (ConstraintViolationException e) {
            throw Problems.conflict(
                    "station-exists",
                    terms.tier() == Tier.MAIN ? "There is a main station already." : code + " has just been set up.");
        }
        audit.record("station.create", "station", row.id, null, row.terms());
        return row;
    }

    private StationRow change(StationRow row, StationTerms terms, StationRow above) {
        StationTerms before = row.terms();
        if (terms.tier() != row.tier) {
            throw Problems.conflict(
                    "tier-fixed", "A station keeps its tier, " + row.tier + ".", Map.of("tier", row.tier));
        }
        if (above != null && !above.id.equals(row.parent)) {
            move(row, above);
        }
        row.take(terms, above, clock.now());
        stations.flush();
        audit.record("station.change", "station", row.id, before, row.terms());
        return row;
    }

    private void move(StationRow row, StationRow above) {
        if (above.isUnder(row.id)) {
            throw Problems.conflict("ring", above.code + " stands under " + row.code + ", which cannot move under it.");
        }
        checkDepth(above.path.length + 1 + stations.height(row));
        stations.move(row, way(above, row.id));
    }

    private void checkDepth(int depth) {
        if (depth > bounds.deepest()) {
            throw Problems.conflict("too-deep", "The network has at most " + bounds.deepest() + " levels.");
        }
    }

    private static String[] way(StationRow above, String id) {
        if (above == null) {
            return new String[] {id};
        }
        String[] way = Arrays.copyOf(above.path, above.path.length + 1);
        way[above.path.length] = id;
        return way;
    }

    private void checkOperator(Mode mode, StationTerms terms) {
        if (terms.centre() != null && centres.find(mode, terms.centre()).isEmpty()) {
            throw Refusals.unprocessable(
                    "invalid-station",
                    List.of(new Violation("operator.centre", "there is no centre " + terms.centre())));
        }
        if (terms.participant() != null
                && participants.find(mode, terms.participant()).isEmpty()) {
            throw Refusals.unprocessable(
                    "invalid-station",
                    List.of(new Violation("operator.participant", "there is no participant " + terms.participant())));
        }
    }

    /** Closes a station under which nothing stands and at which nothing is registered. */
    @Transactional
    public void close(Caller caller, String code, String ifMatch) {
        stations.lockTree(caller.mode());
        StationRow row = stations.lock(caller.mode(), code).orElseThrow(() -> Problems.notFound("station", code));
        requireRun(caller, row.parent == null ? null : stations.findById(row.parent));
        ETags.requireMatch(ifMatch, row.version);
        if (stations.hasChildren(row)) {
            throw Problems.conflict("station-in-use", "Stations stand under " + code + ".");
        }
        if (assets.isUsed(row)) {
            throw Problems.conflict("station-in-use", "Assets are registered at " + code + ".");
        }
        stations.delete(row);
        audit.record("station.close", "station", row.id, row.terms(), null);
    }

    /** Refuses who neither runs the station nor is the market's admin; a null station is above the root. */
    static void requireRun(Caller caller, StationRow station) {
        if (caller.has(Role.MARKET_ADMIN)) {
            return;
        }
        if (station == null || !isRunBy(caller, station.terms())) {
            throw Problems.forbidden("This call is for the market's admin and for who runs "
                    + (station == null ? "the network" : "station " + station.code) + ".");
        }
    }

    /** Whether the caller is a manager of the centre, or an approver of the participant, that runs it. */
    private static boolean isRunBy(Caller caller, StationTerms terms) {
        return (terms.centre() != null && caller.isOf(terms.centre(), Role.MANAGER))
                || (terms.participant() != null
                        && terms.participant().equals(caller.participant())
                        && caller.has(Role.APPROVER));
    }

    @Transactional
    public StationRow get(Mode mode, String code) {
        return stations.find(mode, code).orElseThrow(() -> Problems.notFound("station", code));
    }

    /** Ordered by code; at most {@code limit} after {@code after}, of one parent where it is given. */
    @Transactional
    public List<StationRow> list(Mode mode, String parent, String after, int limit) {
        return stations.list(mode, parent, after, limit);
    }
}
