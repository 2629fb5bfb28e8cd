package org.ipmarket.listing.imports;

import java.util.List;

/** How many records came to what. */
public record Counts(int created, int updated, int same, int refused) {
    public static final Counts NONE = new Counts(0, 0, 0, 0);

    public static Counts of(List<Report> reports) {
        return new Counts(
                count(reports, Outcome.CREATED),
                count(reports, Outcome.UPDATED),
                count(reports, Outcome.SAME),
                count(reports, Outcome.REFUSED));
    }

    private static int count(List<Report> reports, Outcome outcome) {
        return (int) reports.stream().filter(r -> r.outcome() == outcome).count();
    }

    public Counts plus(Counts other) {
        return new Counts(created + other.created, updated + other.updated, same + other.same, refused + other.refused);
    }

    public int all() {
        return created + updated + same + refused;
    }
}
