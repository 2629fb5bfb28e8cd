package org.ipmarket.keeper;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a keeper is told by its environment.
 *
 * @param name {@code IPMARKET_KEEPER_NAME}: how the market calls it
 * @param folder {@code IPMARKET_KEEPER_FOLDER}: its own, for identity, secrets and audit
 * @param address {@code IPMARKET_KEEPER_HOST} (127.0.0.1) and {@code IPMARKET_KEEPER_PORT}
 * @param marketKeys {@code IPMARKET_KEEPER_MARKET_KEYS}: the market's signing keys that it obeys, X.509 in base64, with
 *     commas between them
 * @param mostLots {@code IPMARKET_KEEPER_MOST_LOTS} (100,000)
 */
record KeeperConfig(String name, Path folder, InetSocketAddress address, List<String> marketKeys, int mostLots) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** @throws IllegalArgumentException saying which variable is wrong */
    static KeeperConfig of(Map<String, String> environment) {
        String name = needed(environment, "IPMARKET_KEEPER_NAME");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "IPMARKET_KEEPER_NAME is '" + name + "': small letters, digits and hyphens, 40 at most");
        }
        return new KeeperConfig(
                name,
                Path.of(needed(environment, "IPMARKET_KEEPER_FOLDER")),
                new InetSocketAddress(
                        environment.getOrDefault("IPMARKET_KEEPER_HOST", "127.0.0.1"),
                        number(needed(environment, "IPMARKET_KEEPER_PORT"), "IPMARKET_KEEPER_PORT", 65_535)),
                Arrays.stream(needed(environment, "IPMARKET_KEEPER_MARKET_KEYS").split(","))
                        .map(String::strip)
                        .toList(),
                number(
                        environment.getOrDefault("IPMARKET_KEEPER_MOST_LOTS", "100000"),
                        "IPMARKET_KEEPER_MOST_LOTS",
                        10_000_000));
    }

    private static String needed(Map<String, String> environment, String variable) {
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(variable + " is missing");
        }
        return value.strip();
    }

    private static int number(String text, String variable, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through to the message
        }
        throw new IllegalArgumentException(variable + " is '" + text + "': a number from 0 to " + most);
    }
}
