package org.ipmarket.listing.asset;

import java.util.List;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.ToldBy;

/**
 * At which offices the members of a patent's simple family were filed, all of them.
 *
 * @param offices codes of WIPO ST.3, sorted, each once
 * @param source where that is to be read, such as a database and the day on which it was asked; null where only the members were stated
 */
public record FamilyTold(
        List<String> offices, ToldBy toldBy, @Nullable String source) {
    public FamilyTold {
        offices = offices.stream().distinct().sorted().toList();
    }
}
