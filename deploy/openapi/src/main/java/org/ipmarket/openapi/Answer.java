package org.ipmarket.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.ipmarket.chassis.page.Page;

/**
 * One of the good answers to a call.
 *
 * @param type what is written; null for text and files
 * @param mediaType null where there is no body
 */
record Answer(String status, String description, String mediaType, Type type) {
    boolean isJson() {
        return mediaType != null && mediaType.equals("application/json");
    }

    boolean isPage() {
        return type instanceof ParameterizedType generic && generic.getRawType() == Page.class;
    }

    /** Whether it has items: a page, or a list with something besides. */
    boolean isList() {
        return isPage()
                || type instanceof Class<?> raw
                        && raw.isRecord()
                        && Arrays.stream(raw.getRecordComponents())
                                .anyMatch(component -> component.getName().equals("items"));
    }

    ObjectNode schema(Schemas schemas) {
        if (type != null) {
            return schemas.of(type);
        }
        ObjectNode text = Json.object();
        boolean readable = mediaType.startsWith("text/");
        if (readable) {
            text.put("type", "string");
        }
        return text;
    }
}
