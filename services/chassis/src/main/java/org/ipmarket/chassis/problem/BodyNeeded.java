package org.ipmarket.chassis.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** A call that reads a body is refused without one, before anything is done with it. */
class BodyNeeded {
    @ServerRequestFilter
    void check(ContainerRequestContext request, SimpleResourceInfo resource) {
        if (!"0".equals(request.getHeaderString("Content-Length")) && request.hasEntity()) {
            return;
        }
        if (readsBody(resource)) {
            throw Problems.badRequest("body-missing", null, "This call needs a JSON body.");
        }
    }

    /** A parameter of a resource method without any annotation of JAX-RS is its body. */
    private static boolean readsBody(SimpleResourceInfo resource) {
        Class<?>[] types = resource.parameterTypes();
        for (Method method : resource.getResourceClass().getDeclaredMethods()) {
            if (method.getName().equals(resource.getMethodName()) && Arrays.equals(method.getParameterTypes(), types)) {
                for (Parameter parameter : method.getParameters()) {
                    if (isBody(parameter)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isBody(Parameter parameter) {
        for (var annotation : parameter.getAnnotations()) {
            String name = annotation.annotationType().getName();
            if (name.startsWith("jakarta.ws.rs.") || name.startsWith("org.jboss.resteasy.reactive.Rest")) {
                return false;
            }
        }
        return parameter.getType().isRecord();
    }
}
