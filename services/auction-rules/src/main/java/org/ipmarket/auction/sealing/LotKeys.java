package org.ipmarket.auction.sealing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.id.LotId;

/**
 * The keys to which a lot's bids are sealed, as its log publishes them.
 *
 * @param threshold how many keepers open the bids: at least two, so that no single one can
 * @param keepers in the order of their numbers, 1 to n, n at most {@value #MOST_KEEPERS}
 */
public record LotKeys(LotId lot, int threshold, List<KeeperKey> keepers) {
    public static final int LEAST_THRESHOLD = 2;
    public static final int MOST_KEEPERS = 9;

    private record Named(String type, LotId lot, int threshold, List<String> publicKeys) {}

    public LotKeys {
        if (lot == null || keepers == null) {
            throw new IllegalArgumentException("a lot's keys name the lot and its keepers");
        }
        keepers = List.copyOf(keepers);
        if (keepers.size() > MOST_KEEPERS || threshold < LEAST_THRESHOLD || threshold > keepers.size()) {
            throw new IllegalArgumentException(threshold + " of " + keepers.size() + " keepers; at least "
                    + LEAST_THRESHOLD + " of at most " + MOST_KEEPERS);
        }
        Set<String> names = new HashSet<>();
        Set<String> publicKeys = new HashSet<>();
        for (int i = 0; i < keepers.size(); i++) {
            KeeperKey key = keepers.get(i);
            if (key.index() != i + 1 || !key.lot().equals(lot)) {
                throw new IllegalArgumentException(
                        "the key of " + key.keeper() + " is not number " + (i + 1) + " of " + lot);
            }
            if (!names.add(key.keeper()) || !publicKeys.add(key.publicKey())) {
                throw new IllegalArgumentException(key.keeper() + " or its key is there twice");
            }
        }
    }

    /** Names these keys in each bid that is sealed to them: SHA-256, hexadecimal. */
    public String hash() {
        return EventJson.hash(new Named(
                "lot-keys",
                lot,
                threshold,
                keepers.stream().map(KeeperKey::publicKey).toList()));
    }

    /** The key with that number. */
    KeeperKey keeper(int index) {
        return keepers.get(index - 1);
    }

    int size() {
        return keepers.size();
    }
}
