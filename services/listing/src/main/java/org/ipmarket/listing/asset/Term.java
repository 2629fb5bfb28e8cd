package org.ipmarket.listing.asset;

import java.time.LocalDate;
import java.util.Optional;

/** How long a right is protected. A day of expiry is always the first day without protection. */
final class Term {
    private static final LocalDate DESIGNS_LAST_FIFTEEN_YEARS = LocalDate.of(2021, 6, 1);
    private static final LocalDate US_DESIGNS_LAST_FIFTEEN_YEARS = LocalDate.of(2015, 5, 13);
    private static final LocalDate US_TERM_FROM_FILING = LocalDate.of(1995, 6, 8);

    /** Compensation for delay at the office and for approval of drugs can lengthen a patent for an invention. */
    private static final int LONGEST_COMPENSATION_YEARS = 10;

    /** Author's life and fifty years, from the creation in early youth. */
    private static final int LONGEST_WORK_YEARS = 160;

    private Term() {}

    /**
     * The end of the ordinary term, where the dates give it: an invention 20 years from filing, a utility model 10, a
     * design 15 (10 if filed before June 2021) (Patent Law 42); in the United States an old patent 17 years from grant
     * where that is later, a design 15 (14) from grant; films and photographs until the end of the 50th year after first
     * publication (Copyright Law 23). Other works: unknown, it hangs on who wrote them.
     */
    static Optional<LocalDate> ordinaryEnd(AssetDetails asset) {
        return switch (asset.type()) {
            case INVENTION -> Optional.of(inventionEnd(asset));
            case UTILITY_MODEL -> Optional.of(asset.filed().plusYears(10));
            case DESIGN -> designEnd(asset);
            case FILM, PHOTOGRAPHIC ->
                Optional.ofNullable(asset.firstPublished()).map(day -> LocalDate.of(day.getYear() + 51, 1, 1));
            default -> Optional.empty();
        };
    }

    /** The latest day of expiry that can be true. */
    static LocalDate latestEnd(AssetDetails asset) {
        return switch (asset.type()) {
            case INVENTION -> inventionEnd(asset).plusYears(LONGEST_COMPENSATION_YEARS);
            case UTILITY_MODEL, DESIGN ->
                ordinaryEnd(asset).orElseGet(() -> asset.filed().plusYears(25));
            default -> beginOf(asset).plusYears(LONGEST_WORK_YEARS);
        };
    }

    /** When protection can have begun at the earliest. */
    static LocalDate beginOf(AssetDetails asset) {
        if (asset.filed() != null) {
            return asset.filed();
        }
        return asset.workCreated() != null ? asset.workCreated() : asset.firstPublished();
    }

    private static LocalDate inventionEnd(AssetDetails asset) {
        LocalDate fromFiling = asset.filed().plusYears(20);
        if (!asset.office().equals("US") || !asset.filed().isBefore(US_TERM_FROM_FILING) || asset.granted() == null) {
            return fromFiling;
        }
        LocalDate fromGrant = asset.granted().plusYears(17);
        return fromGrant.isAfter(fromFiling) ? fromGrant : fromFiling;
    }

    private static Optional<LocalDate> designEnd(AssetDetails asset) {
        if (asset.office().equals("US")) {
            int years = asset.filed().isBefore(US_DESIGNS_LAST_FIFTEEN_YEARS) ? 14 : 15;
            return Optional.ofNullable(asset.granted()).map(day -> day.plusYears(years));
        }
        return Optional.of(asset.filed().plusYears(asset.filed().isBefore(DESIGNS_LAST_FIFTEEN_YEARS) ? 10 : 15));
    }
}
