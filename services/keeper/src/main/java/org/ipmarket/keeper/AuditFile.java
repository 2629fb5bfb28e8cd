package org.ipmarket.keeper;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.ipmarket.messages.event.EventJson;

/** What was asked and answered, a line of JSON for each request, on the disk before the answer is out. */
final class AuditFile {
    private final Path file;

    AuditFile(Path folder) {
        this.file = folder.resolve("audit.jsonl");
    }

    /** @param code of a refusal; null where it was granted @param order as it came, null where it could not be read */
    record Line(Instant time, String peer, String method, String path, int status, String code, Object order) {}

    synchronized void write(Line line) throws IOException {
        byte[] json = EventJson.write(line);
        byte[] ended = Arrays.copyOf(json, json.length + 1);
        ended[json.length] = '\n';
        PrivateFiles.append(file, ended);
    }
}
