package org.ipmarket.listing.offer;

import java.util.Optional;
import org.ipmarket.listing.title.ChainOfTitle;
import org.ipmarket.listing.title.Grants;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.OfferId;

/** Judges whether an offer may be announced. */
public final class Gates {
    private Gates() {}

    /**
     * A gate that does not hold.
     *
     * @param asset the asset that it is about, or null
     * @param conflictingOffer the offer in the way, or null
     */
    public record Closed(Gate gate, String reason, AssetId asset, OfferId conflictingOffer) {
        public Closed(Gate gate, String reason) {
            this(gate, reason, null, null);
        }
    }

    /** The first gate that does not hold, or empty where all of them do. */
    public static Optional<Closed> judge(GateFacts facts) {
        if (facts.standing() != Standing.QUALIFIED) {
            return Optional.of(new Closed(Gate.SELLER_QUALIFIED, "the seller is " + facts.standing()));
        }
        return facts.assets().stream()
                .flatMap(asset -> judge(facts, asset).stream())
                .findFirst();
    }

    private static Optional<Closed> judge(GateFacts facts, GateFacts.Asset asset) {
        if (asset.status() != LegalStatus.IN_FORCE) {
            return closed(Gate.IN_FORCE, asset, "the right is " + asset.status() + " as of " + asset.statusAsOf());
        }
        if (asset.expires() != null && !asset.expires().isAfter(facts.closes())) {
            return closed(
                    Gate.IN_FORCE,
                    asset,
                    "protection ends on " + asset.expires() + ", not after the close on " + facts.closes());
        }
        if (asset.statusAsOf().plusDays(facts.oldestStatusDays()).isBefore(facts.today())) {
            return closed(
                    Gate.STATUS_CURRENT,
                    asset,
                    "the register's copy is of " + asset.statusAsOf() + "; it may be " + facts.oldestStatusDays()
                            + " days old");
        }
        if (!ChainOfTitle.isWholeOwner(asset.owners(), facts.seller())) {
            return closed(Gate.WHOLE_TITLE, asset, "the seller does not own the whole");
        }
        for (Right grant : asset.grants()) {
            if (Grants.bars(grant, facts.right())) {
                return closed(Gate.NO_CONFLICTING_GRANT, asset, "a licence is in force: " + grant);
            }
        }
        for (GateFacts.OtherOffer other : asset.others()) {
            if (Grants.offersConflict(other.right(), facts.right())) {
                return Optional.of(new Closed(
                        Gate.NO_CONFLICTING_OFFER,
                        "the asset is offered (" + other.right() + ") at " + other.centre(),
                        asset.id(),
                        other.offer()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Closed> closed(Gate gate, GateFacts.Asset asset, String reason) {
        return Optional.of(new Closed(gate, reason, asset.id(), null));
    }
}
