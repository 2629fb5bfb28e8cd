package org.ipmarket.valuation.method.indicator;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Technical breadth: how many fields a patent is classified in (Lerner 1994, "The importance of patent scope", RAND Journal of Economics 25).
 *
 * @param subclasses distinct ones, four characters, sorted
 */
public record Scope(List<String> subclasses) {
    /** Sections A to H: the tags of the CPC's section Y name no field of their own. */
    private static final Pattern SYMBOL = Pattern.compile("[A-H]\\d{2}[A-Z].*");

    private static final int SUBCLASS_LENGTH = 4;

    public Scope {
        subclasses = List.copyOf(subclasses);
    }

    /** From symbols of the IPC or of the CPC such as {@code B25J 15/06}; what is none is passed over; empty where none is one. */
    public static Optional<Scope> of(List<String> symbols) {
        TreeSet<String> subclasses = new TreeSet<>();
        for (String symbol : symbols) {
            if (SYMBOL.matcher(symbol).matches()) {
                subclasses.add(symbol.substring(0, SUBCLASS_LENGTH));
            }
        }
        return subclasses.isEmpty() ? Optional.empty() : Optional.of(new Scope(List.copyOf(subclasses)));
    }

    public int breadth() {
        return subclasses.size();
    }
}
