package org.ipmarket.valuation.method.indicator;

import java.util.Map;
import java.util.Optional;
import org.ipmarket.valuation.method.indicator.LegalEvent.Kind;

/**
 * Which event a code of INPADOC is, of the European patent. Only codes whose meaning a published answer of the EPO's Open Patent Services itself
 * prints; any other is not read, and its holder is told so rather than given a guess.
 */
public final class InpadocCode {
    private static final Map<String, Kind> KINDS = Map.of(
            "PGFP", Kind.ANNUITY_PAID, // annual fee paid to national office
            "PG25", Kind.LAPSED, // lapsed in a contracting state
            "BERE", Kind.LAPSED, // BE: lapsed
            "GBPC", Kind.LAPSED, // GB: European patent ceased through non-payment of renewal fee
            "26N", Kind.NO_OPPOSITION_FILED,
            "PLBE", Kind.NO_OPPOSITION_FILED, // no opposition filed within time limit
            "TPAC", Kind.THIRD_PARTY_OBSERVATIONS); // observations filed by third parties

    /** Of the offices that write a code of their own into the European patent's events. */
    private static final Map<String, String> STATES = Map.of("BERE", "BE", "GBPC", "GB");

    private InpadocCode() {}

    /** @param code as printed, with or without the blanks that fill it to four characters */
    public static Optional<Kind> kind(String code) {
        return Optional.ofNullable(KINDS.get(code.strip()));
    }

    /** The contracting state that a code itself names. */
    public static Optional<String> state(String code) {
        return Optional.ofNullable(STATES.get(code.strip()));
    }
}
