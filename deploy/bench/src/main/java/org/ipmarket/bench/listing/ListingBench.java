package org.ipmarket.bench.listing;

import org.ipmarket.bench.Figures;

/** How fast listing takes rights in. */
public final class ListingBench {
    private ListingBench() {}

    public static void run(Figures figures) throws Exception {
        try (ListingParts parts = ListingParts.start()) {
            new ImportBench(parts, figures).run();
        }
    }
}
