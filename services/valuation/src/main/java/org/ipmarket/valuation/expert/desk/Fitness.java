package org.ipmarket.valuation.expert.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.valuation.expert.Conflict;
import org.ipmarket.valuation.expert.Conflicts;
import org.ipmarket.valuation.expert.Party;
import org.ipmarket.valuation.expert.Signing;
import org.ipmarket.valuation.expert.store.ExpertRepository;
import org.ipmarket.valuation.expert.store.ExpertRow;
import org.ipmarket.valuation.expert.store.OpinionRow;
import org.ipmarket.valuation.indicator.IpcScope;

/** Refuses experts who may not: asked when they are named and again when they sign, for a bidder may have turned up meanwhile. */
@ApplicationScoped
class Fitness {
    private final ExpertRepository experts;
    private final Matters matters;
    private final MarketClock clock;
    private final OpinionConfig config;

    Fitness(ExpertRepository experts, Matters matters, MarketClock clock, OpinionConfig config) {
        this.experts = experts;
        this.matters = matters;
        this.clock = clock;
        this.config = config;
    }

    /** An expert of the panel that was asked. */
    ExpertRow onPanel(OpinionRow opinion, String field, UUID id) {
        return experts.of(id, opinion.mode())
                .filter(expert -> expert.centre().equals(opinion.centre()))
                .orElseThrow(() -> Problems.unprocessable(
                        "not-on-panel", field, "There is no such expert on the panel of " + opinion.centre() + "."));
    }

    void requirePair(ExpertRow one, ExpertRow other) {
        Signing.pair(one.id(), one.panellist(), other.id(), other.panellist()).ifPresent(Fitness::refuse);
    }

    /** 422 where the expert lacks standing, licence or field; 409 where a conflict stands against it. */
    void requireFit(OpinionRow opinion, String field, ExpertRow expert) {
        AssetChanged asset = matters.asset(opinion.asset(), opinion.mode());
        String section = IpcScope.of(asset.ipc()).map(IpcScope::section).orElse(null);
        Signing.fitness(field, expert.panellist(), asset.type(), section, clock.today())
                .ifPresent(Fitness::refuse);
        List<Conflict> conflicts = Conflicts.of(
                expert.panellist(),
                matters.of(asset, opinion.client(), opinion.request().makers()),
                clock.today(),
                config.coolingOff());
        if (!conflicts.isEmpty()) {
            throw Problems.conflict(
                    "conflict-of-interest",
                    "Expert " + expert.username() + " has a conflict of interest: " + Signing.words(conflicts) + ".",
                    Map.of(
                            "field",
                            field,
                            "state",
                            opinion.state().name(),
                            "conflicts",
                            conflicts.stream().map(Fitness::shown).toList()));
        }
    }

    /** Who bids is not told. */
    static Map<String, Object> shown(Conflict conflict) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("ground", conflict.ground());
        if (conflict.as() != null) {
            shown.put("as", conflict.as());
            if (conflict.as() != Party.Role.BIDDER) {
                shown.put("party", conflict.party());
            }
        }
        shown.put("source", conflict.source());
        return shown;
    }

    private static void refuse(Signing.Refusal refusal) {
        throw Problems.unprocessable(refusal.slug(), refusal.field(), refusal.detail());
    }
}
