package org.ipmarket.valuation.expert.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.ValuationId;
import org.ipmarket.valuation.estimate.Valuation;
import org.ipmarket.valuation.expert.Adjustment;
import org.ipmarket.valuation.expert.Conclusion;
import org.ipmarket.valuation.expert.OpinionDeed;
import org.ipmarket.valuation.expert.OpinionState;
import org.ipmarket.valuation.expert.Request;
import org.ipmarket.valuation.expert.Review;
import org.ipmarket.valuation.expert.Validity;
import org.ipmarket.valuation.expert.store.ExpertRow;
import org.ipmarket.valuation.expert.store.OpinionRepository;
import org.ipmarket.valuation.expert.store.OpinionRow;
import org.ipmarket.valuation.store.ValuationStore;

/** A value opinion from its request to its issue, signatures aside: {@link SignOpinions}. */
@ApplicationScoped
public class OpinionDesk {
    private static final String OPINION = "opinion";
    private static final int SWEEP = 50;

    private final OpinionRepository opinions;
    private final OpinionAccess access;
    private final Fitness fitness;
    private final ValuationStore valuations;
    private final Matters matters;
    private final Readiness readiness;
    private final Audit audit;
    private final MarketClock clock;
    private final OpinionConfig config;

    OpinionDesk(
            OpinionRepository opinions,
            OpinionAccess access,
            Fitness fitness,
            ValuationStore valuations,
            Matters matters,
            Readiness readiness,
            Audit audit,
            MarketClock clock,
            OpinionConfig config) {
        this.opinions = opinions;
        this.access = access;
        this.fitness = fitness;
        this.valuations = valuations;
        this.matters = matters;
        this.readiness = readiness;
        this.audit = audit;
        this.clock = clock;
        this.config = config;
    }

    /** By a participant, of a centre's panel. @param valuation null for the newest of the asset */
    @Transactional
    public OpinionRow request(Caller caller, CentreCode centre, AssetId asset, ValuationId valuation, Request request) {
        ParticipantId client = caller.requireParticipant(Role.TRADER);
        matters.requireCentre(centre, caller.mode());
        AssetChanged known = matters.asset(asset, caller.mode());
        if (known == null) {
            throw Problems.notFound("asset", asset);
        }
        Valuation estimate = estimate(asset, valuation, caller.mode());
        Validity validity = Validity.of(estimate.baseDate(), config.validity());
        LocalDate today = clock.today();
        if (validity.hasRunOut(today)) {
            throw Problems.unprocessable(
                    "base-date-too-old",
                    "valuation",
                    "The estimate is of " + estimate.baseDate() + "; an opinion on it would have run out.");
        }
        OpinionRow row = OpinionRow.requested(
                new OpinionRow.Beginning(
                        caller.mode(),
                        centre,
                        opinions.nextNumber(caller.mode(), centre, today.getYear()),
                        asset,
                        estimate.id(),
                        client,
                        request,
                        validity,
                        known.demonstration()),
                caller.username(),
                clock.now());
        opinions.persist(row);
        audit.record("opinion.request", OPINION, row.id(), null, Map.of("number", row.number(), "asset", asset));
        return row;
    }

    private Valuation estimate(AssetId asset, ValuationId wanted, Mode mode) {
        if (wanted == null) {
            return valuations.ofAsset(asset, mode, null, 1).stream()
                    .findFirst()
                    .orElseThrow(() -> Problems.conflict("not-valued", "The asset has not been valued yet."));
        }
        return valuations
                .find(wanted, mode)
                .filter(found -> found.asset().equals(asset))
                .orElseThrow(() -> Problems.unprocessable(
                        "unknown-valuation", "valuation", "There is no such valuation of the asset."));
    }

    /** Names two experts, if nothing stands against either. */
    @Transactional
    public OpinionRow assign(Caller caller, UUID id, UUID first, UUID second) {
        OpinionRow row = access.lock(caller, id);
        PanelDesk.requireStaff(caller, row.centre());
        row.state().by(OpinionDeed.ASSIGN);
        ExpertRow one = fitness.onPanel(row, "first", first);
        ExpertRow other = fitness.onPanel(row, "second", second);
        fitness.requirePair(one, other);
        fitness.requireFit(row, "first", one);
        fitness.requireFit(row, "second", other);
        row.assign(first, second, caller.username(), clock.now());
        audit.record("opinion.assign", OPINION, id, null, Map.of("first", first, "second", second));
        return row;
    }

    /** An expert steps down, having found a conflict or for another reason. */
    @Transactional
    public OpinionRow recuse(Caller caller, UUID id, String reason) {
        OpinionRow row = access.lock(caller, id);
        row.state().by(OpinionDeed.RECUSE);
        boolean named = row.firstExpert() != null
                && (PanelDesk.isExpert(caller, access.expert(row.firstExpert()))
                        || PanelDesk.isExpert(caller, access.expert(row.secondExpert())));
        if (!named) {
            PanelDesk.requireManager(caller, row.centre());
        }
        readiness.dropSignaturesUnderWay(row, "The experts are named anew.");
        row.recuse(caller.username(), clock.now(), reason);
        audit.record("opinion.recuse", OPINION, id, null, Map.of("reason", reason));
        return row;
    }

    /** What the first expert has looked at. */
    @Transactional
    public OpinionRow review(Caller caller, UUID id, Review stated) {
        OpinionRow row = access.lock(caller, id);
        access.requireExpert(caller, row, false);
        readiness.requireNoSignatureUnderWay(row);
        Instant now = clock.now();
        row.review(new Review(
                stated.procedures(),
                stated.assumptions(),
                stated.specialMatters(),
                stated.opinion(),
                caller.username(),
                now));
        audit.record("opinion.review", OPINION, id, null, stated);
        return row;
    }

    /** Other figures, with reasons. */
    @Transactional
    public OpinionRow adjust(Caller caller, UUID id, Conclusion after, List<Adjustment.Reason> reasons) {
        OpinionRow row = access.lock(caller, id);
        access.requireExpert(caller, row, false);
        readiness.requireNoSignatureUnderWay(row);
        Conclusion before = row.adjustment().map(Adjustment::after).orElseGet(() -> readiness.estimated(row));
        if (before != null
                && !before.value().currencyCode().equals(after.value().currencyCode())) {
            throw Problems.unprocessable(
                    "other-currency",
                    "value",
                    "The estimate is in " + before.value().currencyCode() + ".",
                    Map.of("accepted", List.of(before.value().currencyCode())));
        }
        row.adjust(before, after, reasons, caller.username(), clock.now());
        audit.record("opinion.adjust", OPINION, id, before, row.adjustment().orElseThrow());
        return row;
    }

    /** The second expert does not sign; it goes back to the first. */
    @Transactional
    public OpinionRow giveBack(Caller caller, UUID id, String reason) {
        OpinionRow row = access.lock(caller, id);
        access.requireExpert(caller, row, true);
        readiness.requireNoSignatureUnderWay(row);
        row.returned(caller.username(), clock.now(), reason);
        audit.record("opinion.return", OPINION, id, null, Map.of("reason", reason));
        return row;
    }

    /** The client gives it up before it is given out; the centre may take it back at any time. */
    @Transactional
    public OpinionRow withdraw(Caller caller, UUID id, String reason) {
        OpinionRow row = access.lock(caller, id);
        if (row.client().equals(caller.actsFor()) && row.state() != OpinionState.ISSUED) {
            caller.requireParticipant(Role.TRADER);
        } else {
            PanelDesk.requireManager(caller, row.centre());
        }
        row.state().by(OpinionDeed.WITHDRAW);
        readiness.dropSignaturesUnderWay(row, "The opinion was withdrawn.");
        row.withdraw(caller.username(), clock.now(), reason);
        audit.record("opinion.withdraw", OPINION, id, null, Map.of("reason", reason));
        return row;
    }

    @Transactional
    public OpinionRow read(Caller caller, UUID id) {
        return access.visible(caller, id);
    }

    @Transactional
    public List<OpinionRow> page(Caller caller, AssetId asset, OpinionState state, UUID before, int limit) {
        return opinions.page(OpinionAccess.seen(caller), asset, state, before, limit);
    }

    /** Writes down that validities have run out; answers how many. */
    @Transactional
    public int expire() {
        List<UUID> runOut = opinions.runOut(clock.today(), SWEEP);
        for (UUID id : runOut) {
            OpinionRow row = opinions.findById(id, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
            if (row.state() == OpinionState.ISSUED) {
                row.expire(OpinionAccess.BY_CLOCK, clock.now());
                audit.recordBySystem(
                        "clock",
                        row.mode(),
                        "opinion.expire",
                        OPINION,
                        id,
                        OpinionState.ISSUED.name(),
                        OpinionState.EXPIRED.name());
            }
        }
        return runOut.size();
    }
}
