package org.ipmarket.client;

import com.fasterxml.jackson.databind.JsonNode;

/** The market answered, and the answer is no: a problem document (RFC 9457). */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient JsonNode problem;

    Refused(String call, int status, JsonNode problem) {
        super(call + " answered " + status + ": " + problem);
        this.status = status;
        this.problem = problem;
    }

    public int status() {
        return status;
    }

    /** The last part of the problem's type, such as {@code bid-too-low}. */
    public String slug() {
        String type = problem.path("type").asText("");
        return type.substring(type.lastIndexOf('/') + 1);
    }

    public String detail() {
        return problem.path("detail").asText(problem.path("title").asText(""));
    }

    public JsonNode problem() {
        return problem;
    }
}
