package org.ipmarket.listing.asset;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ipmarket.listing.Violation;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.id.ParticipantId;

/** The shares of an asset's owners: each at least one ten-thousandth, all of them 10,000. */
public final class OwnerShares {
    public static final int WHOLE = 10_000;
    static final int MOST_OWNERS = 50;

    private OwnerShares() {}

    public static Optional<Violation> check(List<OwnerShare> owners) {
        if (owners.isEmpty() || owners.size() > MOST_OWNERS) {
            return Optional.of(new Violation("owners", "an asset has 1 to " + MOST_OWNERS + " owners"));
        }
        Set<ParticipantId> seen = new HashSet<>();
        long sum = 0;
        for (int i = 0; i < owners.size(); i++) {
            OwnerShare owner = owners.get(i);
            if (!seen.add(owner.participant())) {
                return Optional.of(
                        new Violation("owners[" + i + "].participant", "stands twice: " + owner.participant()));
            }
            if (owner.basisPoints() < 1 || owner.basisPoints() > WHOLE) {
                return Optional.of(new Violation("owners[" + i + "].basisPoints", "must lie between 1 and " + WHOLE));
            }
            sum += owner.basisPoints();
        }
        return sum == WHOLE
                ? Optional.empty()
                : Optional.of(new Violation("owners", "the shares add up to " + sum + ", not to " + WHOLE));
    }

    /** The first owner, other than who states it, whose share would be less than before; empty where all keep theirs. */
    public static Optional<ParticipantId> dispossessed(
            List<OwnerShare> before, List<OwnerShare> after, ParticipantId by) {
        return before.stream()
                .filter(share -> !share.participant().equals(by))
                .filter(share -> after.stream()
                        .noneMatch(kept -> kept.participant().equals(share.participant())
                                && kept.basisPoints() >= share.basisPoints()))
                .map(OwnerShare::participant)
                .findFirst();
    }
}
