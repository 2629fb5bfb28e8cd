package org.ipmarket.settlement.invoice;

/**
 * In whose name a fapiao is issued (发票抬头).
 *
 * @param name of the firm, or a person's own
 * @param creditCode unified social credit code (GB 32100), or null for a person
 * @param address with telephone, or null
 * @param bank with the account's number, or null
 * @param email where it is sent, or null
 */
public record TitleData(String name, String creditCode, String address, String bank, String email) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int BASE = 31;

    public TitleData {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("a fapiao is issued in a name");
        }
        if (creditCode != null && !isCreditCode(creditCode)) {
            throw new IllegalArgumentException(
                    "not a unified social credit code, or its check character is wrong: " + creditCode);
        }
    }

    /** Whether it has 18 characters and its check character (GB 32100-2015) is right. */
    public static boolean isCreditCode(String code) {
        if (code.length() != WEIGHTS.length + 1) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            int value = ALPHABET.indexOf(code.charAt(i));
            if (value < 0) {
                return false;
            }
            sum += value * WEIGHTS[i];
        }
        return ALPHABET.indexOf(code.charAt(WEIGHTS.length)) == (BASE - sum % BASE) % BASE;
    }
}
