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

        /** The chain would break: the seller is no owner. */
        record Broken(String reason) implements Link {}
    }

    /** Passes the whole title from the owners, of whom the seller is one and the others have consented, to the buyer. */
    public static Link assign(List<OwnerShare> owners, ParticipantId seller, ParticipantId buyer) {
        if (owners.stream().noneMatch(owner -> owner.participant().equals(seller))) {
            return new Link.Broken("the title stands in " + owners + ", not in the seller " + seller);
        }
        if (seller.equals(buyer)) {
            return new Link.Broken("seller and buyer are the same participant " + seller);
        }
        return new Link.Passed(List.copyOf(owners), List.of(new OwnerShare(buyer, 10_000)));
    }
}
