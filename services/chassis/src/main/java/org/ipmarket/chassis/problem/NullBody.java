package org.ipmarket.chassis.problem;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/** A body that is the word {@code null} is no body: no use case meets null in place of its request. */
@Provider
public class NullBody implements ReaderInterceptor {
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext reading) throws IOException {
        Object body = reading.proceed();
        if (body == null) {
            throw Problems.badRequest("body-missing", null, "This call needs a JSON body; null is none.");
        }
        return body;
    }
}
