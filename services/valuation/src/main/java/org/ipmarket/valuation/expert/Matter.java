package org.ipmarket.valuation.expert;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * What an opinion is about, and to whom it matters.
 *
 * @param related of the parties: participants that have an interest in common with each, its agents among them
 * @param makers names of the inventors, designers or authors, as on the register
 */
public record Matter(
        AssetId asset, List<Party> parties, Map<ParticipantId, Set<ParticipantId>> related, List<String> makers) {
    public Matter {
        parties = List.copyOf(parties);
        related = Map.copyOf(related);
        makers = List.copyOf(makers);
    }
}
