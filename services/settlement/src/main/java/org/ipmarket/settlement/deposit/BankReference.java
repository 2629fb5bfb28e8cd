package org.ipmarket.settlement.deposit;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a payer writes on a transfer so that its money can be matched: a letter for the purpose, twelve characters made
 * from the random part of an id, and a check character, in Crockford's base 32, which has no letter that can be taken for
 * a digit. A slip of one character, or two neighbours exchanged, is always found.
 */
public record BankReference(String text) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BODY = 12;
    private static final Pattern FORM = Pattern.compile("[DTR][" + ALPHABET + "]{" + (BODY + 1) + "}");
    private static final Pattern WITHIN = Pattern.compile("(?<![0-9A-Z])" + FORM.pattern() + "(?![0-9A-Z])");
    /** x^5 + x^2 + 1, which makes the field of 32 elements; x generates it, so every place has a weight of its own. */
    private static final int FIELD = 0b100101;

    public BankReference {
        if (text == null || !isSound(text)) {
            throw new IllegalArgumentException("not a bank reference: '" + text + "'");
        }
    }

    /** The reference under which a deposit is paid. */
    public static BankReference ofDeposit(UUID deposit) {
        return made('D', deposit);
    }

    /** The reference under which the rest of a price is paid. */
    public static BankReference ofTrade(UUID trade) {
        return made('T', trade);
    }

    /** The reference under which the royalties of a period are paid. */
    public static BankReference ofRoyalty(UUID statement) {
        return made('R', statement);
    }

    /** Finds the reference in the remark that the bank brings, whatever stands around it; empty where none is sound. */
    public static Optional<BankReference> find(String remark) {
        if (remark == null) {
            return Optional.empty();
        }
        Matcher words = WITHIN.matcher(remark.toUpperCase(Locale.ROOT));
        return words.results()
                .map(word -> word.group())
                .filter(BankReference::isSound)
                .map(BankReference::new)
                .findFirst();
    }

    /** Whether it is for a deposit; what is for neither a deposit nor royalties is for a trade. */
    public boolean isDeposit() {
        return text.charAt(0) == 'D';
    }

    /** Whether it is for royalties. */
    public boolean isRoyalty() {
        return text.charAt(0) == 'R';
    }

    private static boolean isSound(String text) {
        return FORM.matcher(text).matches() && checksum(text) == 0;
    }

    private static BankReference made(char purpose, UUID id) {
        StringBuilder text = new StringBuilder().append(purpose);
        long random = id.getLeastSignificantBits();
        for (int i = BODY - 1; i >= 0; i--) {
            text.append(ALPHABET.charAt((int) (random >>> (5 * i)) & 31));
        }
        return new BankReference(
                text.append(ALPHABET.charAt(timesX(checksum(text)))).toString());
    }

    private static int checksum(CharSequence text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum = timesX(sum) ^ ALPHABET.indexOf(text.charAt(i));
        }
        return sum;
    }

    private static int timesX(int element) {
        int doubled = element << 1;
        return doubled < 32 ? doubled : doubled ^ FIELD;
    }

    @Override
    public String toString() {
        return text;
    }
}
