package org.ipmarket.listing.api;

import java.util.Map;
import org.ipmarket.chassis.problem.Problems;

/** Reads the fields of request bodies. */
final class Fields {
    private Fields() {}

    /** 422 where a field that is needed is missing. */
    static <T> T required(String field, T value) {
        if (value == null) {
            throw Problems.unprocessable("field-missing", field, "The field '" + field + "' is missing.", Map.of());
        }
        return value;
    }

    static boolean orFalse(Boolean value) {
        return value != null && value;
    }
}
