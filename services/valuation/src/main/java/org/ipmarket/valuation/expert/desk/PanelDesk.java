package org.ipmarket.valuation.expert.desk;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.valuation.expert.Conflicts;
import org.ipmarket.valuation.expert.Interest;
import org.ipmarket.valuation.expert.Party;
import org.ipmarket.valuation.expert.store.ExpertRepository;
import org.ipmarket.valuation.expert.store.ExpertRow;

/** The panel: who is on it, what they know and may, and which interests they declare. */
@ApplicationScoped
public class PanelDesk {
    private static final int MOST_INTERESTS = 200;

    private final ExpertRepository experts;
    private final Matters matters;
    private final Audit audit;
    private final MarketClock clock;
    private final OpinionConfig config;

    PanelDesk(ExpertRepository experts, Matters matters, Audit audit, MarketClock clock, OpinionConfig config) {
        this.experts = experts;
        this.matters = matters;
        this.audit = audit;
        this.clock = clock;
        this.config = config;
    }

    @Transactional
    public ExpertRow enter(Caller caller, CentreCode centre, String username, ExpertRow.Entry entry) {
        requireManager(caller, centre);
        if (experts.has(caller.mode(), centre, username)) {
            throw there(centre, username);
        }
        ExpertRow row = ExpertRow.entered(caller.mode(), centre, username, entry, caller.username(), clock.now());
        try {
            experts.persistAndFlush(row);
        } catch (ConstraintViolationException e) {
            throw there(centre, username);
        }
        audit.record("expert.enter", "expert", row.id(), null, entry);
        return row;
    }

    private static HttpProblem there(CentreCode centre, String username) {
        return Problems.conflict("expert-exists", username + " is on the panel of " + centre + " already.");
    }

    @Transactional
    public ExpertRow change(Caller caller, UUID id, String ifMatch, ExpertRow.Entry entry) {
        ExpertRow row = read(caller, id);
        requireManager(caller, row.centre());
        ETags.requireMatch(ifMatch, row.version());
        row.change(entry);
        experts.flush();
        audit.record("expert.change", "expert", id, null, entry);
        return row;
    }

    /** Named for no further opinion, and signs none. */
    @Transactional
    public ExpertRow suspend(Caller caller, UUID id, String reason) {
        ExpertRow row = read(caller, id);
        requireManager(caller, row.centre());
        row.suspend(reason);
        experts.flush();
        audit.record("expert.suspend", "expert", id, null, Map.of("reason", reason));
        return row;
    }

    @Transactional
    public ExpertRow reinstate(Caller caller, UUID id) {
        ExpertRow row = read(caller, id);
        requireManager(caller, row.centre());
        row.reinstate();
        experts.flush();
        audit.record("expert.reinstate", "expert", id, null, null);
        return row;
    }

    /** By the expert, or by the manager of the centre for the expert. */
    @Transactional
    public ExpertRow declare(Caller caller, UUID id, Interest interest) {
        ExpertRow row = read(caller, id);
        requireOwn(caller, row);
        if (row.interests().size() >= MOST_INTERESTS) {
            throw Problems.conflict(
                    "too-many-interests", "An expert declares at most " + MOST_INTERESTS + " interests.");
        }
        row.declare(interest);
        experts.flush();
        audit.record("expert.declare", "expert", id, null, interest);
        return row;
    }

    /**
     * A tie that ended earlier stops counting earlier: that is for the manager to find, not for the expert to say.
     *
     * @param index of the interest, in the order of its declaration
     */
    @Transactional
    public ExpertRow end(Caller caller, UUID id, int index, LocalDate until) {
        ExpertRow row = read(caller, id);
        requireOwn(caller, row);
        if (until.isBefore(clock.today()) && isExpert(caller, row)) {
            throw Problems.forbidden(
                    "end-in-past", "An expert ends a tie from today on; an earlier day is for the centre's manager.");
        }
        List<Interest> interests = row.interests();
        if (index < 0 || index >= interests.size()) {
            throw Problems.notFound("interest", index);
        }
        Interest before = interests.get(index);
        if (before.until() != null) {
            throw Problems.conflict("interest-ended", "The interest ended on " + before.until() + ".");
        }
        if (until.isBefore(before.from())) {
            throw Problems.unprocessable("dates-reversed", "until", "The interest began on " + before.from() + ".");
        }
        Interest ended =
                new Interest(before.kind(), before.participant(), before.asset(), before.words(), before.from(), until);
        row.end(index, ended);
        experts.flush();
        audit.record("expert.interest-end", "expert", id, before, ended);
        return row;
    }

    @Transactional
    public ExpertRow read(Caller caller, UUID id) {
        return experts.of(id, caller.mode()).orElseThrow(() -> Problems.notFound("expert", id));
    }

    @Transactional
    public List<ExpertRow> page(Caller caller, CentreCode centre, UUID before, int limit) {
        return experts.page(caller.mode(), centre, before, limit);
    }

    /** What would stand against naming the expert, today; for whom bids a preview would be a way to find out. */
    @Transactional
    public List<Map<String, Object>> conflicts(Caller caller, UUID id, AssetId asset, ParticipantId client) {
        ExpertRow row = read(caller, id);
        requireStaff(caller, row.centre());
        AssetChanged known = matters.asset(asset, caller.mode());
        if (known == null) {
            throw Problems.notFound("asset", asset);
        }
        return Conflicts.of(row.panellist(), matters.of(known, client, List.of()), clock.today(), config.coolingOff())
                .stream()
                .filter(conflict -> conflict.as() != Party.Role.BIDDER)
                .map(Fitness::shown)
                .toList();
    }

    /** Who sees what an expert has declared. */
    public static boolean seesInterests(Caller caller, ExpertRow row) {
        return isExpert(caller, row)
                || caller.isOf(row.centre(), Role.MANAGER, Role.REVIEWER)
                || caller.has(Role.MARKET_ADMIN)
                || caller.has(Role.REGULATOR);
    }

    static boolean isExpert(Caller caller, ExpertRow row) {
        return caller.has(Role.APPRAISER) && row.username().equals(caller.username()) && caller.mode() == row.mode();
    }

    static void requireStaff(Caller caller, CentreCode centre) {
        if (!caller.has(Role.MARKET_ADMIN)) {
            caller.requireCentre(centre, Role.MANAGER, Role.REVIEWER);
        }
    }

    static void requireManager(Caller caller, CentreCode centre) {
        if (!caller.has(Role.MARKET_ADMIN)) {
            caller.requireCentre(centre, Role.MANAGER);
        }
    }

    private static void requireOwn(Caller caller, ExpertRow row) {
        if (!isExpert(caller, row)) {
            requireManager(caller, row.centre());
        }
    }
}
