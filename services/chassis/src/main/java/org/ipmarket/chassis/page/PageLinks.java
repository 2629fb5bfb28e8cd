package org.ipmarket.chassis.page;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Adds the {@code Link} header (RFC 8288) to a page that has a next one. */
class PageLinks {
    @ServerResponseFilter
    void link(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Page<?> page && page.next() != null) {
            String next = request.getUriInfo()
                    .getRequestUriBuilder()
                    .replaceQueryParam("cursor", page.next())
                    .build()
                    .toASCIIString();
            String path = next.substring(next.indexOf('/', next.indexOf("//") + 2));
            response.getHeaders().add("Link", "<" + path + ">; rel=\"next\"");
        }
    }
}
