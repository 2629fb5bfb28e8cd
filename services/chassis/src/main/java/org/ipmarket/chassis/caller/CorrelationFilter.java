package org.ipmarket.chassis.caller;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.regex.Pattern;
import org.ipmarket.messages.id.Ids;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Takes over the gateway's correlation id, or makes one, and answers with it. */
class CorrelationFilter {
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    @ServerRequestFilter(preMatching = true)
    void takeOver(ContainerRequestContext request) {
        String given = request.getHeaderString(Correlation.HEADER);
        String correlation = given != null && WELL_FORMED.matcher(given).matches()
                ? given
                : Ids.next().toString();
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
