package org.ipmarket.chassis.etag;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * A read of what the caller has already is 304 without a body: the answer has a tag, and {@code If-None-Match} names it
 * (RFC 9110, 13.1.2; tags are compared weakly). Every answer with a tag is judged here, so no resource has to.
 */
class NotModified {
    private static final List<String> READS = List.of("GET", "HEAD");

    @ServerResponseFilter
    void answer(ContainerRequestContext request, ContainerResponseContext response) {
        String tag = response.getHeaderString(HttpHeaders.ETAG);
        String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (tag != null
                && known != null
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
