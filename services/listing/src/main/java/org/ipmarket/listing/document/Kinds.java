package org.ipmarket.listing.document;

import java.time.LocalDate;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.messages.AssetType;

/** What the kind code of a publication (WIPO ST.16 and its Part 7.3 on offices' practice) says about the right. */
final class Kinds {
    /** Until then the United States published nothing but grants, with the kind code A. */
    private static final LocalDate US_KIND_CODES_SINCE = LocalDate.of(2001, 1, 2);

    private Kinds() {}

    static boolean isGrant(Bibliography.Number publication) {
        String kind = publication.kind();
        if (kind.isEmpty()) {
            return false;
        }
        if (publication.office().equals("US")) {
            return switch (kind.charAt(0)) {
                case 'B', 'S', 'E' -> true;
                case 'P' -> kind.equals("P2") || kind.equals("P3");
                default ->
                    kind.equals("A")
                            && publication.date() != null
                            && publication.date().isBefore(US_KIND_CODES_SINCE);
            };
        }
        return switch (kind.charAt(0)) {
            case 'B', 'C', 'U', 'Y', 'S' -> true;
            default -> false;
        };
    }

    static AssetType type(Bibliography.Number publication) {
        return switch (publication.kind().isEmpty() ? 'A' : publication.kind().charAt(0)) {
            case 'S' -> AssetType.DESIGN;
            case 'U', 'Y', 'Z' -> AssetType.UTILITY_MODEL;
            default -> AssetType.INVENTION;
        };
    }
}
