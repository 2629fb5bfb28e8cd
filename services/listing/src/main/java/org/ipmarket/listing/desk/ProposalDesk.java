package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.Assets;
import org.ipmarket.listing.store.ProposalRow;
import org.ipmarket.listing.store.Proposals;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;

/** What one person would have the register say of an asset, and another one, of the centre that registers it, confirms or refuses. */
@ApplicationScoped
public class ProposalDesk {
    static final int MOST_OPEN = 50;
    static final int LONGEST_REASONS = 1_000;

    private final Proposals proposals;
    private final Assets assets;
    private final AssetLocks locks;
    private final ConfirmEvent events;
    private final ConfirmTitle titles;
    private final Audit audit;
    private final MarketClock clock;

    ProposalDesk(
            Proposals proposals,
            Assets assets,
            AssetLocks locks,
            ConfirmEvent events,
            ConfirmTitle titles,
            Audit audit,
            MarketClock clock) {
        this.proposals = proposals;
        this.assets = assets;
        this.locks = locks;
        this.events = events;
        this.titles = titles;
        this.audit = audit;
        this.clock = clock;
    }

    /** Of which kind. */
    public enum Subject {
        LEGAL_EVENT,
        TITLE
    }

    /** A legal event, by staff of the centre that registers the asset, or by an owner with its evidence. */
    @Transactional
    public ProposalRow propose(Caller caller, AssetId id, ConfirmEvent.Stated stated) {
        AssetRow row = assets.lock(caller.mode(), id).orElseThrow(() -> Problems.notFound("asset", id));
        boolean owner = caller.actsFor() != null && row.isOwnedBy(caller.actsFor());
        if (owner) {
            caller.requireParticipant(Role.TRADER);
        } else {
            caller.requireCentre(new CentreCode(row.registeredCentre), Role.RECORDAL);
        }
        ProposalRow proposal = begin(caller, row);
        proposal.legalEvent = events.check(row, stated.event(row), owner);
        return keep(proposal);
    }

    /** A correction of the chain of title, by staff of the centre that registers the asset. */
    @Transactional
    public ProposalRow propose(Caller caller, AssetId id, ConfirmTitle.Stated stated) {
        AssetRow row = assets.lock(caller.mode(), id).orElseThrow(() -> Problems.notFound("asset", id));
        requireRecordal(caller, row);
        ProposalRow proposal = begin(caller, row);
        proposal.title = titles.check(row, stated.title());
        return keep(proposal);
    }

    /** It takes effect, by a second person; what follows for announced offers is told at once. */
    public ProposalRow confirm(Caller caller, AssetId id, UUID proposal, Subject subject) {
        return locks.inTransaction(() -> {
            AssetLocks.Locked locked = locks.lock(List.of(id.value()));
            ProposalRow row = require(caller, locked.assets(), id, proposal, subject);
            if (row.proposedBy.equals(caller.subject())) {
                throw Problems.forbidden("Who has proposed it does not confirm it.");
            }
            AssetRow asset = locked.assets().getFirst();
            row.sequence = subject == Subject.TITLE
                    ? titles.take(asset, row, locked.offers())
                    : events.take(asset, row, caller.username(), locked.offers());
            return decide(caller, row, ProposalRow.State.CONFIRMED);
        });
    }

    /** It comes to nothing. */
    @Transactional
    public ProposalRow refuse(Caller caller, AssetId id, UUID proposal, Subject subject, String reasons) {
        ProposalRow row =
                require(caller, assets.lock(caller.mode(), id).stream().toList(), id, proposal, subject);
        if (reasons.isBlank() || reasons.length() > LONGEST_REASONS) {
            throw Refusals.unprocessable("invalid-reasons", "reasons", "1 to " + LONGEST_REASONS + " characters");
        }
        row.reasons = reasons;
        return decide(caller, row, ProposalRow.State.REFUSED);
    }

    /** Newest first; for the owners, the staff of the centre that registers the asset, and those who watch over the market. */
    @Transactional
    public List<ProposalRow> page(Caller caller, AssetId id, Subject subject, UUID before, int limit) {
        AssetRow row = assets.find(caller.mode(), id).orElseThrow(() -> Problems.notFound("asset", id));
        boolean inside = caller.actsFor() != null && row.isOwnedBy(caller.actsFor())
                || caller.isOf(new CentreCode(row.registeredCentre))
                || caller.has(Role.MARKET_ADMIN)
                || caller.has(Role.REGULATOR);
        if (!inside) {
            throw Problems.forbidden("Proposals are shown to the owners and to the centre that registers the asset.");
        }
        return proposals.page(row.id, subject == Subject.TITLE, before, limit);
    }

    private ProposalRow begin(Caller caller, AssetRow asset) {
        if (proposals.open(asset.id) >= MOST_OPEN) {
            throw Problems.conflict(
                    "too-many-proposals", "At most " + MOST_OPEN + " proposals of an asset are open at a time.");
        }
        ProposalRow row = new ProposalRow();
        row.id = Ids.next();
        row.asset = asset.id;
        row.state = ProposalRow.State.PROPOSED;
        row.proposedBy = caller.subject();
        row.proposer = caller.username();
        row.proposedAt = clock.now();
        return row;
    }

    private ProposalRow keep(ProposalRow row) {
        proposals.persist(row);
        audit.record("asset.propose", "asset", row.asset, null, content(row));
        return row;
    }

    private ProposalRow require(Caller caller, List<AssetRow> locked, AssetId id, UUID proposal, Subject subject) {
        AssetRow asset = locked.stream()
                .filter(row -> row.mode == caller.mode())
                .findFirst()
                .orElseThrow(() -> Problems.notFound("asset", id));
        requireRecordal(caller, asset);
        ProposalRow row = proposals
                .find(asset.id, proposal)
                .filter(found -> (found.title != null) == (subject == Subject.TITLE))
                .orElseThrow(() -> Problems.notFound("proposal", proposal));
        if (row.state != ProposalRow.State.PROPOSED) {
            throw Problems.conflict(
                    "proposal-state", "The proposal is " + row.state + " already.", Map.of("state", row.state.name()));
        }
        return row;
    }

    private ProposalRow decide(Caller caller, ProposalRow row, ProposalRow.State state) {
        row.state = state;
        row.decidedBy = caller.subject();
        row.decider = caller.username();
        row.decidedAt = clock.now();
        audit.record(
                state == ProposalRow.State.CONFIRMED ? "asset.confirm" : "asset.refuse",
                "asset",
                row.asset,
                null,
                content(row));
        return row;
    }

    private static void requireRecordal(Caller caller, AssetRow asset) {
        if (caller.onBehalfOf() != null) {
            throw Problems.forbidden("This cannot be done on behalf of another.");
        }
        caller.requireCentre(new CentreCode(asset.registeredCentre), Role.RECORDAL);
    }

    /** What the audit keeps of it: no names. */
    private static Map<String, Object> content(ProposalRow row) {
        String what = row.title != null ? "TITLE" : row.legalEvent.kind().name();
        return Map.of("proposal", row.id, "state", row.state.name(), "what", what);
    }
}
