package org.ipmarket.settlement.recordal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be said of a file before its bytes are read. */
public final class PaperFile {
    /** Types of files that are taken: what is shown cannot run anything. */
    public static final List<String> MEDIA_TYPES = List.of("application/pdf", "image/jpeg", "image/png", "image/tiff");

    private static final int LONGEST_NAME = 200;

    private PaperFile() {}

    /** @param accepted what would be taken */
    public record Fault(String field, String why, Map<String, Object> accepted) {}

    /** The first thing that is wrong. @param asOf the day for which the file speaks */
    public static Optional<Fault> fault(String fileName, String mediaType, LocalDate asOf, LocalDate today) {
        if (!MEDIA_TYPES.contains(mediaType)) {
            return Optional.of(new Fault(
                    "Content-Type", "This type is not taken: " + mediaType + ".", Map.of("accepted", MEDIA_TYPES)));
        }
        if (fileName.isBlank()
                || fileName.length() > LONGEST_NAME
                || fileName.chars().anyMatch(PaperFile::unfit)) {
            return Optional.of(new Fault(
                    "fileName",
                    "A name has 1 to " + LONGEST_NAME + " characters, no path, quotation or control characters.",
                    Map.of()));
        }
        return asOf.isAfter(today)
                ? Optional.of(new Fault("asOf", "It lies in the future.", Map.of("accepted", "up to " + today)))
                : Optional.empty();
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
