package org.ipmarket.notification.webhook.subscription;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which events somebody wants, of those that it may see at all. An empty set leaves its part open; an event passes that fits every
 * part.
 *
 * @param types each a type ({@code lot.closed.v1}), a type in any version ({@code lot.closed}) or all that one kind of thing tells
 *     ({@code lot.*})
 * @param centres one of which the event must name
 * @param assets one of which the event must be about, itself or by its lot
 */
public record Wanted(Set<String> types, Set<String> centres, Set<UUID> assets) {
    private static final Pattern FORM = Pattern.compile("[a-z]+(\\.[a-z]+)*(\\.\\*|\\.v[1-9][0-9]?)?");
    private static final Pattern VERSION = Pattern.compile("\\.v[0-9]+$");
    private static final String ALL = ".*";

    public Wanted {
        types = Set.copyOf(types);
        centres = Set.copyOf(centres);
        assets = Set.copyOf(assets);
    }

    /** The wanted types among those that there are: as on the wire. What means none of them is left as it is, and so fits nothing. */
    public Set<String> wireTypes(Set<String> all) {
        Set<String> found = all.stream()
                .filter(type -> types.stream().anyMatch(wanted -> means(wanted, type)))
                .collect(Collectors.toUnmodifiableSet());
        return found.isEmpty() ? types : found;
    }

    /** Those of the wanted types that mean none of the types there are. */
    public static List<String> unknown(Set<String> wanted, Set<String> all) {
        return wanted.stream()
                .filter(each -> !FORM.matcher(each).matches() || all.stream().noneMatch(type -> means(each, type)))
                .sorted()
                .toList();
    }

    private static boolean means(String wanted, String type) {
        if (wanted.endsWith(ALL)) {
            return type.startsWith(wanted.substring(0, wanted.length() - 1));
        }
        return wanted.equals(type) || wanted.equals(VERSION.matcher(type).replaceFirst(""));
    }
}
