package org.ipmarket.bench.listing;

import org.ipmarket.bench.Figures;

/** How fast listing takes rights in, and how fast it finds offers. Each on a database of its own. */
public final class ListingBench {
    private ListingBench() {}

    public static void run(Figures figures) throws Exception {
        try (ListingParts parts = ListingParts.start()) {
            new ImportBench(parts, figures).run();
        }
        try (ListingParts parts = ListingParts.start()) {
            new SearchBench(parts, figures).run();
        }
    }
}
