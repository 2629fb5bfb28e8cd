package org.ipmarket.auction.sealing;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.id.LotId;

/**
 * The keys to which a lot's bids are sealed, as its log publishes them.
 *
 * @param threshold how many keepers open the bids: at least two, so that no single one can
 * @param keepers in the order of their numbers, at most {@value #MOST_KEEPERS}; numbers of keepers that did not answer in
 *     time are left out
 */
public record LotKeys(LotId lot, int threshold, List<KeeperKey> keepers) {
    public static final int LEAST_THRESHOLD = 2;
    public static final int MOST_KEEPERS = 9;

    private record Named(String type, LotId lot, int threshold, List<NamedKey> keys) {}

    private record NamedKey(int index, String publicKey) {}

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
        int last = 0;
        for (KeeperKey key : keepers) {
            if (key.index() <= last || key.index() > MOST_KEEPERS || !key.lot().equals(lot)) {
                throw new IllegalArgumentException("the key of " + key.keeper() + " is of another lot, or its number "
                        + key.index() + " out of order");
            }
            if (!names.add(key.keeper()) || !publicKeys.add(key.publicKey())) {
                throw new IllegalArgumentException(key.keeper() + " or its key is there twice");
            }
            last = key.index();
        }
    }

    /** As the lot's log has them. @param texts canonical JSON of each keeper's key @throws IllegalArgumentException where they are none */
    public static LotKeys read(LotId lot, int threshold, List<String> texts) {
        return new LotKeys(
                lot,
                threshold,
                texts.stream()
                        .map(text -> EventJson.read(text.getBytes(StandardCharsets.UTF_8), KeeperKey.class))
                        .toList());
    }

    /** As they stand in the lot's log: canonical JSON of each keeper's key. */
    public List<String> texts() {
        return keepers.stream().map(key -> Encoded.json(key)).toList();
    }

    /** Names these keys in each bid that is sealed to them: SHA-256, hexadecimal. */
    public String hash() {
        return EventJson.hash(new Named(
                "lot-keys",
                lot,
                threshold,
                keepers.stream()
                        .map(key -> new NamedKey(key.index(), key.publicKey()))
                        .toList()));
    }

    /** Where the keeper with that number stands among them; -1 where there is none. */
    int place(int index) {
        for (int i = 0; i < keepers.size(); i++) {
            if (keepers.get(i).index() == index) {
                return i;
            }
        }
        return -1;
    }

    int highestIndex() {
        return keepers.getLast().index();
    }

    int size() {
        return keepers.size();
    }
}
