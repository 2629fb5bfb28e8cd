package org.ipmarket.openapi;

import com.fasterxml.classmate.ResolvedType;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a type is called in the document: its simple name. Where several have the same one each is told apart by as little as needed: the
 * type around it, its service, its folder.
 */
final class TypeNames {
    private final Set<Class<?>> met = new TreeSet<>(Comparator.comparing(Class::getName));
    private final Map<Class<?>, String> names;

    private TypeNames(Map<Class<?>, String> names) {
        this.names = names;
    }

    /** Gives every type its whole name and notes it, for {@link #learned}. */
    static TypeNames learning() {
        return new TypeNames(null);
    }

    /** The short names of the types that have been met. */
    TypeNames learned() {
        Map<Class<?>, Integer> precision = new HashMap<>();
        met.forEach(type -> precision.put(type, 0));
        while (true) {
            Map<String, List<Class<?>>> taken =
                    met.stream().collect(Collectors.groupingBy(type -> candidate(type, precision.get(type))));
            List<List<Class<?>>> clashes =
                    taken.values().stream().filter(types -> types.size() > 1).toList();
            if (clashes.isEmpty()) {
                Map<Class<?>, String> chosen = new HashMap<>();
                taken.forEach((name, types) -> chosen.put(types.getFirst(), name));
                return new TypeNames(chosen);
            }
            clashes.forEach(types -> types.forEach(type -> precision.merge(type, 1, Integer::sum)));
        }
    }

    String of(ResolvedType type) {
        String parameters = type.getTypeParameters().stream().map(this::of).collect(Collectors.joining("And"));
        return parameters + of(type.getErasedType());
    }

    private String of(Class<?> type) {
        if (names == null) {
            met.add(type);
            return type.getName().replace('$', '.');
        }
        return names.get(type);
    }

    private static String candidate(Class<?> type, int precision) {
        String simple = type.getSimpleName();
        String around =
                type.getEnclosingClass() == null ? "" : type.getEnclosingClass().getSimpleName();
        String[] folders = type.getPackageName().split("\\.");
        String service = capital(folders[Math.min(2, folders.length - 1)]);
        return switch (precision) {
            case 0 -> simple;
            case 1 -> around.replaceFirst("(Resource|Views|View|Answer|Request)$", "") + simple;
            case 2 -> around + simple;
            case 3 -> service + around + simple;
            case 4 -> service + capital(folders[folders.length - 1]) + around + simple;
            default -> throw new IllegalStateException("no name tells " + type + " from others");
        };
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
