package org.ipmarket.listing.asset;

import java.time.LocalDate;
import java.util.List;
import org.ipmarket.messages.NamedBy;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.ToldBy;

/**
 * All that cite a patent, as somebody has told them.
 *
 * @param asOf last day of which all are told
 * @param source where that is to be read
 * @param count how many by that day
 * @param inFiveYears of them, within five years of the patent's first publication; null where not told
 * @param citing the publications one by one, where they are told
 */
public record CitationsTold(
        LocalDate asOf,
        ToldBy toldBy,
        @Nullable String source,
        int count,
        @Nullable Integer inFiveYears,
        List<Citing> citing) {
    public CitationsTold {
        citing = List.copyOf(citing);
    }

    /**
     * @param publication with the day of it, where that is known
     * @param ipc symbols of the IPC, or subclasses alone
     * @param namedBy who named the cited patent, or null
     * @param ofOwner whether it is one of the cited patent's owner, or null
     */
    public record Citing(
            Bibliography.Number publication,
            List<String> ipc,
            @Nullable NamedBy namedBy,
            @Nullable Boolean ofOwner) {
        public Citing {
            ipc = List.copyOf(ipc);
        }
    }
}
