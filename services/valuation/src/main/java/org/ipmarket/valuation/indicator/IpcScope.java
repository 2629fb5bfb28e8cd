package org.ipmarket.valuation.indicator;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What fields of technology a patent covers, by its symbols in the International Patent Classification.
 *
 * @param section letter A to H of the first symbol, the office's main one
 * @param subclasses distinct ones (four characters), sorted; their number is the scope (Lerner 1994, "The importance of
 *     patent scope", RAND Journal of Economics 25)
 */
public record IpcScope(String section, List<String> subclasses) {
    private static final Pattern SYMBOL = Pattern.compile("[A-H]\\d{2}[A-Z].*");
    private static final int SUBCLASS_LENGTH = 4;

    /** Reads symbols such as {@code B25J15/06}; what is none is passed over; empty where none is one. */
    public static Optional<IpcScope> of(List<String> symbols) {
        if (symbols == null) {
            return Optional.empty();
        }
        List<String> read = symbols.stream()
                .filter(symbol -> symbol != null && SYMBOL.matcher(symbol).matches())
                .map(symbol -> symbol.substring(0, SUBCLASS_LENGTH))
                .toList();
        return read.isEmpty()
                ? Optional.empty()
                : Optional.of(new IpcScope(
                        read.getFirst().substring(0, 1),
                        read.stream().distinct().sorted().toList()));
    }
}
