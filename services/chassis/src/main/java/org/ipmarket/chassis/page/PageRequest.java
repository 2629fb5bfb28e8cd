package org.ipmarket.chassis.page;

import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.ipmarket.chassis.problem.Problems;

/** Which part of a list is asked for: {@code ?limit=&cursor=}. Used as a {@code @BeanParam}. */
public class PageRequest {
    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 100;

    @QueryParam("limit")
    Integer limit;

    @QueryParam("cursor")
    String cursor;

    /** How many items at most, 1 to {@value #MAX_LIMIT}. */
    public int limit() {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problems.unprocessable(
                    "limit-out-of-range", "limit", "limit must lie between 1 and " + MAX_LIMIT + ".");
        }
        return limit;
    }

    /** The key of the last item of the page before, or null for the first page. */
    public String cursor() {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problems.badRequest("malformed-cursor", "cursor", "cursor is not one that a list has given.");
        }
    }

    /** As {@link #cursor()}, for lists whose key is a UUID. */
    public UUID cursorId() {
        String key = cursor();
        try {
            return key == null ? null : UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            throw Problems.badRequest("malformed-cursor", "cursor", "cursor is not one that a list has given.");
        }
    }
}
