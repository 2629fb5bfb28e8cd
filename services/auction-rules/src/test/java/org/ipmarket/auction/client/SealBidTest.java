package org.ipmarket.auction.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ipmarket.auction.Offers;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.sealing.Opener;
import org.ipmarket.auction.sealing.Opening.Opened;
import org.ipmarket.auction.sealing.SealedBid;
import org.ipmarket.auction.sealing.TestKeepers;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.id.LotId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealBidTest {
    private static final BidderRef BIDDER = new BidderRef("ab".repeat(32));

    @TempDir
    Path folder;

    private final TestKeepers keepers = TestKeepers.of(LotId.of(Offers.OFFER), 2, 3);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path keys;

    @BeforeEach
    void writeKeys() throws IOException {
        keys = folder.resolve("keys.json");
        Files.write(keys, EventJson.write(keepers.keys()));
    }

    @Test
    void sealsWhatStandsOnItsInput() throws IOException {
        assertThat(run("125000.00 CNY", keys.toString(), BIDDER.toString())).isZero();

        SealedBid bid = EventJson.read(out.toByteArray(), SealedBid.class);
        assertThat(Opener.of(keepers.keys(), keepers.released()).open(BIDDER, bid))
                .isEqualTo(new Opened(Money.cny(12_500_000)));
    }

    @Test
    void refusesKeysOfOthersThanTheIdentitiesGiven() throws IOException {
        String other = TestKeepers.of(LotId.of(Offers.OFFER), 2, 3)
                .keys()
                .keepers()
                .getFirst()
                .identity();

        assertThat(run("125000.00 CNY", keys.toString(), BIDDER.toString(), other))
                .isEqualTo(2);
        assertThat(err.toString()).contains("the key of keeper-1 is of none of the identities given");
        assertThat(out.size()).isZero();
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        assertThat(run("", keys.toString(), BIDDER.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("such as 125000.00 CNY");
        assertThat(run("1.00 CNY", "nowhere.json", BIDDER.toString())).isEqualTo(2);
        assertThat(run("1.00 CNY")).isEqualTo(2);
    }

    private int run(String input, String... args) throws IOException {
        return SealBid.run(
                args, new BufferedReader(new StringReader(input)), new PrintStream(out), new PrintStream(err));
    }
}
