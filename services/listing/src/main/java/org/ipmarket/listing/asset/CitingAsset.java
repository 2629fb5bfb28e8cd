package org.ipmarket.listing.asset;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.ipmarket.messages.NamedBy;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.id.AssetId;

/**
 * A right of this register that cites another one.
 *
 * @param published its first publication; null where unknown
 * @param keys by which publications of it are known, see {@link NumberKeys}
 * @param ofOwner whether an owner of the cited right owns it
 */
public record CitingAsset(
        AssetId asset,
        @Nullable LocalDate published,
        List<String> subclasses,
        @Nullable NamedBy namedBy,
        boolean ofOwner,
        Set<String> keys) {
    public CitingAsset {
        subclasses = List.copyOf(subclasses);
        keys = Set.copyOf(keys);
    }
}
