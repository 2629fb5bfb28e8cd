package org.ipmarket.valuation.expert.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.id.AssetId;
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

    private Set<ParticipantId> related(ParticipantId id, Mode mode) {
        return knownStates
                .find(ParticipantChanged.class, id.toString())
                .filter(known -> known.mode() == mode)
                .map(ParticipantChanged::related)
                .orElse(Set.of());
    }

    /** The newest state of an asset of the mode, or null. */
    public AssetChanged asset(AssetId id, Mode mode) {
        return knownStates
                .find(AssetChanged.class, id.toString())
                .filter(known -> known.mode() == mode)
                .orElse(null);
    }
}
