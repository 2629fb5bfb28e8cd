package org.ipmarket.valuation.expert.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.CentreChanged;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.valuation.expert.Matter;
import org.ipmarket.valuation.expert.Party;
import org.ipmarket.valuation.expert.store.PartyStore;

/** Gathers what the market knows of those to whom an opinion matters. */
@ApplicationScoped
public class Matters {
    private final KnownStates knownStates;
    private final PartyStore parties;

    Matters(KnownStates knownStates, PartyStore parties) {
        this.knownStates = knownStates;
        this.parties = parties;
    }

    /** As it is now.
     * @param client null where nobody has asked yet */
    public Matter of(AssetChanged asset, ParticipantId client, List<String> makers) {
        List<Party> all = new ArrayList<>();
        asset.owners().forEach(share -> all.add(new Party(share.participant(), Party.Role.OWNER)));
        if (client != null) {
            all.add(new Party(client, Party.Role.CLIENT));
        }
        all.addAll(parties.of(asset.asset()));
        Map<ParticipantId, Set<ParticipantId>> related = new HashMap<>();
        all.forEach(party -> related.computeIfAbsent(party.participant(), id -> related(id, asset.mode())));
        return new Matter(asset.asset(), all, related, makers == null ? List.of() : makers);
    }

    /** 422 where there is no such centre in the mode. */
    void requireCentre(CentreCode code, Mode mode) {
        if (knownStates.find(CentreChanged.class, mode.wire() + ":" + code).isEmpty()) {
            throw Problems.unprocessable("unknown-centre", "centre", "There is no centre " + code + ".");
        }
    }

    private Set<ParticipantId> related(ParticipantId id, Mode mode) {
        return knownStates
                .find(ParticipantChanged.class, id.toString())
                .filter(known -> known.mode() == mode)
                .map(Matters::related)
                .orElse(Set.of());
    }

    /** Related parties, and agents who act for it: each has an interest in common with it. */
    static Set<ParticipantId> related(ParticipantChanged known) {
        Set<ParticipantId> all = new HashSet<>(known.related());
        if (known.agents() != null) {
            all.addAll(known.agents());
        }
        return all;
    }

    /** The newest state of an asset of the mode, or null. */
    public AssetChanged asset(AssetId id, Mode mode) {
        return knownStates
                .find(AssetChanged.class, id.toString())
                .filter(known -> known.mode() == mode)
                .orElse(null);
    }
}
