package org.ipmarket.auction.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ipmarket.auction.proof.KeeperSignatures;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.sealing.BidSealer;
import org.ipmarket.auction.sealing.KeeperKey;
import org.ipmarket.auction.sealing.LotKeys;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.EventJson;

/**
 * Seals a bid: {@code SealBid keys.json bidder [keeper's identity in base64]...}. The amount is read from standard
 * input, as in {@code 125000.00 CNY}, so that it stands in no history of commands; the sealed bid goes to standard
 * output. With identities, every key must be of one of them.
 */
public final class SealBid {
    /** A larger file than this is not read. */
    private static final long MOST_BYTES = 1L << 16;

    private SealBid() {}

    public static void main(String[] args) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.exit(run(args, input, System.out, System.err));
    }

    /** @return 0 where a sealed bid was written, 2 where not */
    static int run(String[] args, BufferedReader input, PrintStream out, PrintStream err) throws IOException {
        if (args.length < 2) {
            err.println("usage: SealBid <keys.json> <bidder> [keeper's identity, X.509 in base64]... < amount");
            return 2;
        }
        try {
            LotKeys keys = keys(Path.of(args[0]));
            List<String> fault = faults(keys, Arrays.asList(args).subList(2, args.length));
            if (!fault.isEmpty()) {
                fault.forEach(err::println);
                return 2;
            }
            out.println(new String(
                    EventJson.canonical(
                            new BidSealer().seal(keys, BidderRef.fromString(args[1]), amount(input.readLine()))),
                    StandardCharsets.UTF_8));
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        }
    }

    private static LotKeys keys(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
            throw new IllegalArgumentException(file + " is no file, or one of more than " + MOST_BYTES + " bytes");
        }
        return EventJson.read(Files.readAllBytes(file), LotKeys.class);
    }

    private static List<String> faults(LotKeys keys, List<String> identities) {
        List<String> faults = new ArrayList<>();
        for (KeeperKey key : keys.keepers()) {
            if (!KeeperSignatures.verify(key)) {
                faults.add("the key of " + key.keeper() + " is not signed by the identity that it names");
            } else if (!identities.isEmpty() && !identities.contains(key.identity())) {
                faults.add("the key of " + key.keeper() + " is of none of the identities given");
            }
        }
        return faults;
    }

    private static Money amount(String line) {
        String[] words = line == null ? new String[0] : line.strip().split(" +");
        if (words.length != 2) {
            throw new IllegalArgumentException("an amount and its currency are wanted, such as 125000.00 CNY");
        }
        return Money.parse(words[0], words[1]);
    }
}
