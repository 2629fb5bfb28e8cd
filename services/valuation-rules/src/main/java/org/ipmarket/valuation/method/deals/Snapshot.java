package org.ipmarket.valuation.method.deals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The lots that a model learns from, in the order of their ids whatever order they came in, and what they hash to. */
public record Snapshot(List<Observation> lots) {
    public Snapshot {
        lots = lots.stream().sorted(Comparator.comparing(Observation::id)).toList();
        Set<String> ids = new HashSet<>();
        lots.forEach(lot -> {
            if (!ids.add(lot.id())) {
                throw new IllegalArgumentException("a lot is given twice: " + lot.id());
            }
        });
    }

    public int size() {
        return lots.size();
    }

    public int sold() {
        return (int) lots.stream().filter(Observation::sold).count();
    }

    public Snapshot endedBefore(LocalDate day) {
        return only(lot -> lot.endedOn().isBefore(day));
    }

    Snapshot only(Predicate<Observation> wanted) {
        return new Snapshot(lots.stream().filter(wanted).toList());
    }

    /**
     * SHA-256 in hexadecimal over one line for each lot, in UTF-8: id, day, {@code sold} or {@code unsold}, amount, then the
     * known levels and numbers in the order of their enums as {@code NAME=value}, separated by tabs; numbers as their 64 bits
     * in hexadecimal, so that nothing hangs on how a number is written.
     */
    public String hash() {
        MessageDigest digest = sha256();
        StringBuilder line = new StringBuilder();
        for (Observation lot : lots) {
            line.setLength(0);
            line.append(lot.id()).append('\t').append(lot.endedOn());
            line.append('\t')
                    .append(lot.sold() ? "sold" : "unsold")
                    .append('\t')
                    .append(bits(lot.amount()));
            lot.features()
                    .levels()
                    .forEach((factor, level) ->
                            line.append('\t').append(factor).append('=').append(level));
            lot.features()
                    .numbers()
                    .forEach((measure, number) ->
                            line.append('\t').append(measure).append('=').append(bits(number)));
            digest.update(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String bits(double number) {
        return HexFormat.of().toHexDigits(Double.doubleToLongBits(number));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
