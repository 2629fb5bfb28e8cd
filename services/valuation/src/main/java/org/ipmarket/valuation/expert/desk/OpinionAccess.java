package org.ipmarket.valuation.expert.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.valuation.expert.OpinionState;
import org.ipmarket.valuation.expert.store.ExpertRepository;
import org.ipmarket.valuation.expert.store.ExpertRow;
import org.ipmarket.valuation.expert.store.OpinionRepository;
import org.ipmarket.valuation.expert.store.OpinionRow;

/** Who may see an opinion, and in which part somebody acts on it. All within the caller's transaction. */
@ApplicationScoped
class OpinionAccess {
    /** Who lets an opinion expire. */
    static final String BY_CLOCK = "system:clock";

    private final OpinionRepository opinions;
    private final ExpertRepository experts;
    private final MarketClock clock;

    OpinionAccess(OpinionRepository opinions, ExpertRepository experts, MarketClock clock) {
        this.opinions = opinions;
        this.experts = experts;
        this.clock = clock;
    }

    /** One that the caller may see; 404 else. */
    OpinionRow visible(Caller caller, UUID id) {
        return opinions.of(id, caller.mode())
                .filter(row -> maySee(caller, row))
                .orElseThrow(() -> Problems.notFound("opinion", id));
    }

    /** One whose papers the caller may have. Those of one that was withdrawn would pass for one that stands: only who keeps the file and who supervises reads them. */
    OpinionRow handedOut(Caller caller, UUID id) {
        OpinionRow row = visible(caller, id);
        if (row.state() == OpinionState.WITHDRAWN && !keepsTheFile(caller, row)) {
            throw Problems.conflict(
                    "opinion-state",
                    "The opinion was withdrawn; its paper is not handed out any more.",
                    Map.of("state", row.state().name()));
        }
        return row;
    }

    /** One that the caller may see, locked; one whose validity has run out is expired before anything else is done with it. */
    OpinionRow lock(Caller caller, UUID id) {
        OpinionRow row = opinions.lock(id, caller.mode())
                .filter(found -> maySee(caller, found))
                .orElseThrow(() -> Problems.notFound("opinion", id));
        if (row.state() != row.stateOn(clock.today())) {
            row.expire(BY_CLOCK, clock.now());
        }
        return row;
    }

    /** What a list shows to the caller. */
    static OpinionRepository.Seen seen(Caller caller) {
        if (caller.has(Role.MARKET_ADMIN) || caller.has(Role.REGULATOR)) {
            return new OpinionRepository.Seen(caller.mode(), true, null, null, null);
        }
        boolean staff = caller.centre() != null
                && caller.isOf(caller.centre(), Role.MANAGER, Role.REVIEWER, Role.CENTRE_SYSTEM);
        return new OpinionRepository.Seen(
                caller.mode(),
                false,
                caller.actsFor(),
                staff ? caller.centre() : null,
                caller.has(Role.APPRAISER) ? caller.username() : null);
    }

    private boolean maySee(Caller caller, OpinionRow row) {
        return row.client().equals(caller.actsFor()) || keepsTheFile(caller, row) || isNamed(caller, row);
    }

    /** The centre's staff, the market's admin and the regulator: they read what was withdrawn, too. */
    static boolean keepsTheFile(Caller caller, OpinionRow row) {
        return caller.isOf(row.centre(), Role.MANAGER, Role.REVIEWER, Role.CENTRE_SYSTEM)
                || caller.has(Role.MARKET_ADMIN)
                || caller.has(Role.REGULATOR);
    }

    private boolean isNamed(Caller caller, OpinionRow row) {
        return caller.has(Role.APPRAISER)
                && row.firstExpert() != null
                && (PanelDesk.isExpert(caller, expert(row.firstExpert()))
                        || PanelDesk.isExpert(caller, expert(row.secondExpert())));
    }

    /** Refuses who is not the first expert, or the second. */
    ExpertRow requireExpert(Caller caller, OpinionRow row, boolean second) {
        UUID named = second ? row.secondExpert() : row.firstExpert();
        ExpertRow expert = named == null ? null : expert(named);
        if (expert == null || !PanelDesk.isExpert(caller, expert)) {
            throw Problems.forbidden(
                    "not-named", "This is for the " + (second ? "second" : "first") + " expert who is named.");
        }
        return expert;
    }

    ExpertRow expert(UUID id) {
        return experts.findByIdOptional(id).orElseThrow(() -> new IllegalStateException("expert " + id + " is gone"));
    }
}
