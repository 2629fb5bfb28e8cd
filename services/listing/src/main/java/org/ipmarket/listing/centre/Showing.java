package org.ipmarket.listing.centre;

import java.util.Set;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.id.CentreCode;

/**
 * Whose offers a centre shows on its own pages. It always shows its own.
 *
 * @param policy how the rest is chosen
 * @param centres for LISTED: whose offers; empty for every centre's
 * @param kinds for LISTED: every asset of the offer is of one of these; empty for every kind
 */
public record Showing(Policy policy, Set<CentreCode> centres, Set<AssetKind> kinds) {
    /** Everybody's, its own only, or what it lists. */
    public enum Policy {
        ALL,
        OWN,
        LISTED
    }

    public static final Showing EVERYTHING = new Showing(Policy.ALL, Set.of(), Set.of());

    public Showing {
        centres = Set.copyOf(centres);
        kinds = Set.copyOf(kinds);
    }

    /**
     * Whether the centre shows an offer.
     *
     * @param self the centre
     * @param offeredAt at which centre it is offered
     * @param offered the kinds of its assets
     */
    public boolean shows(CentreCode self, CentreCode offeredAt, Set<AssetKind> offered) {
        if (offeredAt.equals(self)) {
            return true;
        }
        return switch (policy) {
            case ALL -> true;
            case OWN -> false;
            case LISTED ->
                (centres.isEmpty() || centres.contains(offeredAt)) && (kinds.isEmpty() || kinds.containsAll(offered));
        };
    }
}
