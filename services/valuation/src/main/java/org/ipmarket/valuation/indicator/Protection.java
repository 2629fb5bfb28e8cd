package org.ipmarket.valuation.indicator;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.event.AssetChanged;

/**
 * Until when the law protects a right.
 *
 * @param ends the first day without protection
 * @param source who says so: the register, or the statute from which it follows
 */
public record Protection(LocalDate ends, String source) {
    /** Designs filed from this day on last 15 years, earlier ones 10 (Patent Law 42 as amended, in force from it). */
    private static final LocalDate LONGER_DESIGNS = LocalDate.of(2021, 6, 1);

    private static final int YEARS_AFTER_PUBLICATION = 50;

    /** What the register says; else what follows from its dates by statute; else empty. */
    public static Optional<Protection> of(AssetChanged asset) {
        if (asset.expires() != null) {
            return Optional.of(new Protection(asset.expires(), "register: expiry date"));
        }
        return asset.type().kind() == AssetKind.PATENT ? patent(asset) : work(asset);
    }

    /** Whole days from a day to the end; 0 where it has come. */
    public int daysFrom(LocalDate day) {
        return (int) Math.max(0, ChronoUnit.DAYS.between(day, ends));
    }

    private static Optional<Protection> patent(AssetChanged asset) {
        if (asset.filed() == null) {
            return Optional.empty();
        }
        boolean chinese = "CN".equals(asset.office());
        return switch (asset.type()) {
            case INVENTION ->
                years(
                        asset.filed(),
                        20,
                        chinese ? "Patent Law 42: 20 years from filing" : "TRIPS 33: 20 years from filing");
            case UTILITY_MODEL ->
                chinese ? years(asset.filed(), 10, "Patent Law 42: 10 years from filing") : Optional.empty();
            case DESIGN -> chinese ? design(asset.filed()) : Optional.empty();
            case SOFTWARE, LITERARY, MUSICAL, ARTISTIC, PHOTOGRAPHIC, FILM, DRAWINGS -> Optional.empty();
        };
    }

    private static Optional<Protection> design(LocalDate filed) {
        return filed.isBefore(LONGER_DESIGNS)
                ? years(filed, 10, "Patent Law 42 as before 2021-06-01: 10 years from filing")
                : years(filed, 15, "Patent Law 42: 15 years from filing");
    }

    private static Optional<Protection> years(LocalDate from, int years, String source) {
        return Optional.of(new Protection(from.plusYears(years), source));
    }

    /** The shortest term that a work can have: a person's lasts to the end of the 50th year after death instead. */
    private static Optional<Protection> work(AssetChanged asset) {
        LocalDate from = asset.firstPublished() != null ? asset.firstPublished() : asset.workCreated();
        if (from == null) {
            return Optional.empty();
        }
        String event = asset.firstPublished() != null ? "first publication" : "creation";
        return Optional.of(new Protection(
                LocalDate.of(from.getYear() + YEARS_AFTER_PUBLICATION + 1, 1, 1),
                "Copyright Law 23: at least to the end of the 50th year after " + event));
    }
}
