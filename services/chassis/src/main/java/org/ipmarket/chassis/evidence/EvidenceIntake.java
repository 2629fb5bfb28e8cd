package org.ipmarket.chassis.evidence;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.ipmarket.chassis.problem.Problems;

/** How a file of evidence comes in: so many at once, none larger than allowed, its bytes what it is declared as. */
public final class EvidenceIntake {
    private static final int RETRY_AFTER_SECONDS = 2;

    private final long largest;
    private final List<String> accepted;
    private final Semaphore uploads;

    /**
     * @param largest bytes of a file
     * @param atOnce files that come in at the same time
     * @param accepted media types, as a refusal tells them
     */
    public EvidenceIntake(long largest, int atOnce, Collection<String> accepted) {
        this.largest = largest;
        this.uploads = new Semaphore(atOnce);
        this.accepted = accepted.stream().sorted().toList();
    }

    /**
     * Reads a file and hands it on.
     *
     * @param declared its media type, as {@link #mediaType} has it
     * @throws RuntimeException 503 where too many come in, 413 where it is too large, 422 where its bytes are something else
     */
    public <T> T take(InputStream body, String declared, Function<SpooledFile, T> keep) throws IOException {
        if (!uploads.tryAcquire()) {
            throw Problems.busy("too-many-uploads", "Too many files are coming in at once.", RETRY_AFTER_SECONDS);
        }
        try (SpooledFile file = SpooledFile.read(body, largest).orElseThrow(this::tooLarge)) {
            requireSame(declared, file);
            return keep.apply(file);
        } finally {
            uploads.release();
        }
    }

    /** The media type of a header, without its parameters; 400 where there is none. */
    public static String mediaType(String contentType) {
        if (contentType == null) {
            throw Problems.badRequest("content-type-missing", "Content-Type", "The header Content-Type is missing.");
        }
        return contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    }

    /** The day for which a file speaks; 400 where it is none. */
    public static LocalDate asOf(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Problems.badRequest("malformed-date", "asOf", "asOf is a day such as 2026-03-02.");
        }
    }

    private void requireSame(String declared, SpooledFile file) {
        String sniffed = file.sniffed();
        if (file.size() == 0 || !sniffed.equals(declared)) {
            throw Problems.unprocessable(
                    "evidence-type",
                    "Content-Type",
                    file.size() == 0
                            ? "The file is empty."
                            : "It is declared as " + declared + ", but the bytes say " + sniffed + ".",
                    Map.of("accepted", accepted));
        }
    }

    private HttpProblem tooLarge() {
        return HttpProblem.builder()
                .withType(URI.create("/problems/evidence-too-large"))
                .withTitle("Evidence too large")
                .withStatus(Response.Status.REQUEST_ENTITY_TOO_LARGE)
                .withDetail("A file has at most " + largest + " bytes.")
                .with("most", largest)
                .build();
    }
}
