package org.ipmarket.chassis.problem;

import io.quarkus.security.AuthenticationFailedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A token that is not valid is answered like none, in place of the library's mapper, which does not fit this Quarkus. */
@Provider
@Priority(1)
public class RefusedToken implements ExceptionMapper<AuthenticationFailedException> {
    @Override
    public Response toResponse(AuthenticationFailedException refused) {
        return Problems.unauthorized().toResponse();
    }
}
