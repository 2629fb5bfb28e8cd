package org.ipmarket.listing.title;

import java.util.List;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.id.ParticipantId;

/** Who owned an asset, one after the other. */
public final class ChainOfTitle {
    private ChainOfTitle() {}

    /** What an assignment does to the title. */
    public sealed interface Link {
        /** The whole title passes. */
        record Passed(List<OwnerShare> from, List<OwnerShare> to) implements Link {}

        /** The chain would break: the seller is not the owner of the whole. */
        record Broken(String reason) implements Link {}
    }

    /** Passes the whole title from the seller to the buyer. */
    public static Link assign(List<OwnerShare> owners, ParticipantId seller, ParticipantId buyer) {
        if (!isWholeOwner(owners, seller)) {
            return new Link.Broken("the title stands in " + owners + ", not wholly in the seller " + seller);
        }
        if (seller.equals(buyer)) {
            return new Link.Broken("seller and buyer are the same participant " + seller);
        }
        return new Link.Passed(List.copyOf(owners), List.of(new OwnerShare(buyer, 10_000)));
    }

    /** Whether the participant alone owns everything. */
    public static boolean isWholeOwner(List<OwnerShare> owners, ParticipantId participant) {
        return owners.size() == 1
                && owners.getFirst().participant().equals(participant)
                && owners.getFirst().basisPoints() == 10_000;
    }
}
