package org.ipmarket.settlement.bank.file;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlValue;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads objects that the ISO 20022 library has made by the names of the standard's elements. Each version of a message has
 * classes of its own; the names of what is needed are the same in all.
 */
final class Fields {
    private static final ClassValue<Map<String, Field>> BY_NAME = new ClassValue<>() {
        @Override
        protected Map<String, Field> computeValue(Class<?> type) {
            Map<String, Field> fields = new HashMap<>();
            for (Field field : type.getDeclaredFields()) {
                XmlElement element = field.getAnnotation(XmlElement.class);
                XmlAttribute attribute = field.getAnnotation(XmlAttribute.class);
                if (element != null || attribute != null || field.isAnnotationPresent(XmlValue.class)) {
                    field.setAccessible(true);
                    fields.put(
                            element != null ? element.name() : attribute != null ? attribute.name() : "value", field);
                }
            }
            return fields;
        }
    };

    /** Paths are asked for again with every entry, and are few. */
    private static final Map<String, String[]> PATHS = new ConcurrentHashMap<>();

    private Fields() {}

    /** The class of an element's content; of one of them where it may be repeated; null where there is no such element. */
    static Class<?> type(Class<?> of, String name) {
        Field field = BY_NAME.get(of).get(name);
        if (field == null) {
            return null;
        }
        return field.getGenericType() instanceof ParameterizedType list
                ? (Class<?>) list.getActualTypeArguments()[0]
                : field.getType();
    }

    /** The first thing at a path such as {@code Refs.EndToEndId}; null where there is none. */
    static Object at(Object of, String path) {
        Object here = of;
        for (String name : names(path)) {
            here = first(get(here, name));
            if (here == null) {
                return null;
            }
        }
        return here;
    }

    /** Everything at a path; lists on the way are gone through. */
    static List<Object> all(Object of, String path) {
        List<Object> here = List.of(of);
        for (String name : names(path)) {
            List<Object> next = new ArrayList<>();
            for (Object each : here) {
                Object value = get(each, name);
                if (value instanceof Collection<?> many) {
                    next.addAll(many);
                } else if (value != null) {
                    next.add(value);
                }
            }
            here = next;
        }
        return here;
    }

    /** The text at the first of the paths that has one; null where none has. */
    static String text(Object of, String... paths) {
        for (String path : paths) {
            Object value = of == null ? null : at(of, path);
            String text = value instanceof Enum<?> code
                    ? code.name()
                    : value == null ? null : value.toString().strip();
            if (text != null && !text.isEmpty() && isLeaf(value)) {
                return text;
            }
        }
        return null;
    }

    private static String[] names(String path) {
        return PATHS.computeIfAbsent(path, known -> known.split("\\."));
    }

    private static boolean isLeaf(Object value) {
        return value instanceof Enum<?> || value.getClass().getName().startsWith("java.");
    }

    private static Object first(Object value) {
        return value instanceof List<?> list ? list.isEmpty() ? null : list.getFirst() : value;
    }

    private static Object get(Object of, String name) {
        if (isLeaf(of)) {
            return null;
        }
        Field field = BY_NAME.get(of.getClass()).get(name);
        try {
            return field == null ? null : field.get(of);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
