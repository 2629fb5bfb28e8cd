package org.ipmarket.chassis.etag;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * A read of what the caller has already is 304 without a body: {@code If-None-Match} names the answer's tag (RFC 9110, 13.1.2; tags
 * are compared weakly). Only answers that may be kept are judged, {@link ETags#whole}: the tag of most others is the version of a
 * row, while what they show also depends on other rows, the clock or the caller.
 */
class NotModified {
    private static final List<String> READS = List.of("GET", "HEAD");

    @ServerResponseFilter
    void answer(ContainerRequestContext request, ContainerResponseContext response) {
        String tag = response.getHeaderString(HttpHeaders.ETAG);
        String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (tag != null
                && known != null
                && ETags.MAY_BE_KEPT.equals(response.getHeaderString(HttpHeaders.CACHE_CONTROL))
                && response.getStatus() == 200
                && READS.contains(request.getMethod())
                && names(known, tag)) {
            response.setStatus(304);
            response.setEntity(null);
        }
    }

    /** @param known one tag, several with commas between them, or * for any */
    static boolean names(String known, String tag) {
        return Arrays.stream(known.split(","))
                .map(String::strip)
                .anyMatch(each -> each.equals("*") || strong(each).equals(strong(tag)));
    }

    private static String strong(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
