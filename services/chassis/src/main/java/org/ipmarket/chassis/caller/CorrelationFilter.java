package org.ipmarket.chassis.caller;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Takes over the gateway's correlation id, or makes one, and answers with it. */
class CorrelationFilter {
    @ServerRequestFilter(preMatching = true)
    void takeOver(ContainerRequestContext request) {
        String correlation = Correlation.orNew(request.getHeaderString(Correlation.HEADER));
        request.setProperty(Correlation.HEADER, correlation);
        Correlation.set(correlation);
    }

    @ServerResponseFilter
    void answer(ContainerRequestContext request, ContainerResponseContext response) {
        Object correlation = request.getProperty(Correlation.HEADER);
        if (correlation != null) {
            response.getHeaders().putSingle(Correlation.HEADER, correlation);
        }
    }
}
