package org.ipmarket.listing.participant;

import java.util.Optional;

/** The unified social credit code of organisations (GB 32100-2015): 18 signs, the last a check digit modulo 31. */
final class CreditCode {
    private static final int LENGTH = 18;
    /** The standard's signs in the order of their values: digits and letters without I, O, S, V, Z. */
    private static final String SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final int MODULUS = 31;
    private static final int BASE = 3;

    private CreditCode() {}

    /** What is wrong with a code; empty for a good one. */
    static Optional<String> fault(String code) {
        if (code.length() != LENGTH) {
            return Optional.of("a unified social credit code has 18 signs (GB 32100-2015)");
        }
        for (int i = 0; i < LENGTH; i++) {
            if (SIGNS.indexOf(code.charAt(i)) < 0) {
                return Optional.of("a unified social credit code has digits and capital letters without I, O, S, V, Z"
                        + " (GB 32100-2015)");
            }
        }
        return code.charAt(LENGTH - 1) == checkDigit(code)
                ? Optional.empty()
                : Optional.of("the check digit of the unified social credit code does not fit (GB 32100-2015)");
    }

    private static char checkDigit(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += SIGNS.indexOf(code.charAt(i)) * weight;
            weight = weight * BASE % MODULUS;
        }
        return SIGNS.charAt((MODULUS - sum % MODULUS) % MODULUS);
    }
}
