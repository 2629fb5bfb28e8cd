package org.ipmarket.auction.rules;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.id.AssetId;

/**
 * What was known of an asset when its lot closed.
 *
 * @param version of the register's entry
 * @param status null where nothing was heard since the announcement: then the announcement's gate stands
 * @param ownedBySeller whether the seller still stands among the owners
 */
public record AssetSeen(AssetId asset, long version, LegalStatus status, boolean ownedBySeller) {
    /** Whether the gate holds: the right is in force and the seller's to sell. */
    @JsonIgnore
    public boolean holds() {
        return (status == null || status == LegalStatus.IN_FORCE) && ownedBySeller;
    }
}
