package org.ipmarket.messages;

import java.time.LocalDate;
import java.util.List;

/**
 * Who cites a patent, as far as it is known.
 *
 * @param firstPublished day of the cited patent's first publication; citations received are counted from it
 * @param asOf last day of which somebody has told all that cite it; null where nobody has, and only rights of this register are known to
 * @param count how many cited it by {@code asOf}; null as {@code asOf}
 * @param inFiveYears of them, those published before the fifth anniversary of {@code firstPublished}; null where that was not told
 * @param citing those that are told one by one, the oldest first; all where they are as many as {@code count} by {@code asOf}
 */
public record CitationsReceived(
        @Nullable LocalDate firstPublished,
        @Nullable LocalDate asOf,
        @Nullable Integer count,
        @Nullable Integer inFiveYears,
        List<Citing> citing,
        @Nullable ToldBy toldBy) {
    public CitationsReceived {
        citing = List.copyOf(citing);
    }

    /**
     * A publication that cites it.
     *
     * @param subclasses of the IPC, such as {@code B25J}; empty where unknown
     * @param namedBy who named the cited patent; null where unknown
     * @param ofOwner whether an owner of the cited patent owns it; null where unknown
     * @param onRegister whether it is a right of this register
     */
    public record Citing(
            @Nullable LocalDate published,
            List<String> subclasses,
            @Nullable NamedBy namedBy,
            @Nullable Boolean ofOwner,
            boolean onRegister) {
        public Citing {
            subclasses = List.copyOf(subclasses);
        }
    }
}
