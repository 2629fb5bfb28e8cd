package org.ipmarket.chassis.etag;

import jakarta.ws.rs.core.Response;
import org.ipmarket.chassis.problem.Problems;

/** Entity tags made of an aggregate's version: {@code "v3"}. */
public final class ETags {
    private ETags() {}

    public static String of(long version) {
        return "\"v" + version + "\"";
    }

    /** For the one who asked, and not without asking again. */
    static final String MAY_BE_KEPT = "private, no-cache";

    /** A 200 answer that is the same as long as its tag is: it may be kept and asked for with {@code If-None-Match}. */
    public static Response whole(Object entity, long version) {
        return whole(entity, of(version));
    }

    /** The same for a tag that is made of the whole answer. @param tag with its quotes */
    public static Response whole(Object entity, String tag) {
        return Response.ok(entity)
                .header("ETag", tag)
                .header("Cache-Control", MAY_BE_KEPT)
                .build();
    }

    /** A 200 answer with its tag, for {@code If-Match}. */
    public static Response tagged(Object entity, long version) {
        return Response.ok(entity).header("ETag", of(version)).build();
    }

    /** 428 where the caller does not say which version it saw, 412 where it saw another. */
    public static void requireMatch(String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problems.preconditionRequired("Send If-Match with the ETag that you have read.");
        }
        if (!ifMatch.trim().equals(of(version))) {
            throw Problems.stale("The thing has changed: its ETag is now " + of(version) + ".");
        }
    }
}
