package org.ipmarket.auction.verifier;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.auction.rules.AmountOpening;
import org.ipmarket.auction.rules.ReserveOpening;

/**
 * What a log opens in the end of what it had only committed to: whoever replays it needs that from the start.
 *
 * @param amounts of hidden bids, by sequence
 * @param reserve null where none was opened
 * @param commitment to a secret reserve; null where there is none
 */
record Openings(Map<Long, AmountOpening> amounts, ReserveOpening reserve, String commitment) {
    static Openings of(List<Leaf> leaves) {
        Map<Long, AmountOpening> amounts = new HashMap<>();
        ReserveOpening reserve = null;
        String commitment = null;
        for (Leaf leaf : leaves) {
            switch (leaf) {
                case Leaf.Terms terms -> commitment = terms.reserve();
                case Leaf.Reserve fixed -> commitment = fixed.commitment();
                case Leaf.Revealed revealed -> revealed.amounts().forEach(amount -> amounts.put(amount.bid(), amount));
                case Leaf.Closed closed -> reserve = closed.reserve();
                default -> {}
            }
        }
        return new Openings(amounts, reserve, commitment);
    }
}
