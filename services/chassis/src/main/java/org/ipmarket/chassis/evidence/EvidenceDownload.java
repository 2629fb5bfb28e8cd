package org.ipmarket.chassis.evidence;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** How the bytes of evidence are given out: as a file to be saved, never to be shown in place. */
public final class EvidenceDownload {
    private EvidenceDownload() {}

    /** @param known the caller's {@code If-None-Match}, or null: 304 where it is the file's hash */
    public static Response of(EvidenceContents contents, EvidenceContents.Content content, String name, String known) {
        String tag = "\"" + content.sha256() + "\"";
        Response.ResponseBuilder answer = tag.equals(known)
                ? Response.notModified()
                : Response.ok((StreamingOutput) out -> contents.write(content, out))
                        .type(content.mediaType())
                        .header(HttpHeaders.CONTENT_LENGTH, content.size());
        return answer.header(HttpHeaders.ETAG, tag)
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(name))
                .build();
    }

    /** RFC 6266: an ASCII name for old clients, the real one beside it. */
    private static String disposition(String name) {
        String ascii = name.replaceAll("[^A-Za-z0-9._ -]", "_");
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
    }
}
