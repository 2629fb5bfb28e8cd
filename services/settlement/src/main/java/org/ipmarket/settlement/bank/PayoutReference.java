package org.ipmarket.settlement.bank;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an order or a batch of orders is named to a bank: the 32 hexadecimal digits of its id, which fit ISO 20022's 35 characters. */
public final class PayoutReference {
    private static final Pattern FORM = Pattern.compile(
            "(?<![0-9a-f])[0-9a-f]{8}-?[0-9a-f]{4}-?7[0-9a-f]{3}-?[0-9a-f]{4}-?[0-9a-f]{12}(?![0-9a-f])");

    private PayoutReference() {}

    public static String of(UUID id) {
        return id.toString().replace("-", "");
    }

    /** The first one that stands in a text, whatever is around it. */
    public static Optional<UUID> find(String text) {
        if (text == null) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
        return matcher.find() ? Optional.of(parse(matcher.group().replace("-", ""))) : Optional.empty();
    }

    private static UUID parse(String hex) {
        return new UUID(
                Long.parseUnsignedLong(hex.substring(0, 16), 16), Long.parseUnsignedLong(hex.substring(16), 16));
    }
}
