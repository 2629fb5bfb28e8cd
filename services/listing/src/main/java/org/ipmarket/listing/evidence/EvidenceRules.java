package org.ipmarket.listing.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ipmarket.listing.Violation;

/** What can be said of a file before its bytes are read. */
public final class EvidenceRules {
    /** Types of files that are taken: what is shown cannot run anything. */
    public static final Set<String> MEDIA_TYPES = Set.of("application/pdf", "image/png", "image/jpeg", "image/tiff");

    static final int LONGEST_NAME = 200;

    private EvidenceRules() {}

    /**
     * Everything that is wrong.
     *
     * @param mediaType as declared, without parameters
     * @param asOf the day for which the file speaks
     */
    public static List<Violation> check(String fileName, String mediaType, LocalDate asOf, LocalDate today) {
        List<Violation> found = new ArrayList<>();
        if (!MEDIA_TYPES.contains(mediaType)) {
            found.add(new Violation("Content-Type", "a type that is not taken: " + mediaType, accepted()));
        }
        if (fileName.isBlank() || fileName.length() > LONGEST_NAME) {
            found.add(new Violation("fileName", "1 to " + LONGEST_NAME + " characters"));
        } else if (fileName.chars().anyMatch(EvidenceRules::unfit)) {
            found.add(new Violation("fileName", "a name without path, quotation marks and control characters"));
        }
        if (asOf.isAfter(today)) {
            found.add(new Violation("asOf", "lies in the future"));
        }
        return found;
    }

    public static List<String> accepted() {
        return MEDIA_TYPES.stream().sorted().toList();
    }

    private static boolean unfit(int c) {
        return c == '/'
                || c == '\\'
                || c == '"'
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
    }
}
