package org.ipmarket.auction.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.ipmarket.auction.Offers;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Rejection;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.BidId;
import org.junit.jupiter.api.Test;

class BidTextTest {
    @Test
    void itIsTheCanonicalTextOfAnyBid() {
        Random random = new Random(7);
        String[] currencies = Money.CURRENCIES.toArray(String[]::new);
        for (int i = 0; i < 5_000; i++) {
            String currency = currencies[random.nextInt(currencies.length)];
            boolean accepted = random.nextBoolean();
            Leaf.Bid bid = new Leaf.Bid(
                    random.nextLong(Long.MAX_VALUE >> 12),
                    time(random),
                    new BidId(Offers.uuid(random.nextInt(1 << 20))),
                    new BidderRef("%064x".formatted(random.nextLong())),
                    Money.ofMinor(random.nextLong(Money.MAX_MINOR), currency),
                    accepted,
                    accepted ? null : Rejection.values()[random.nextInt(Rejection.values().length)],
                    accepted || random.nextBoolean() ? null : Money.ofMinor(random.nextInt(1_000), currency),
                    time(random));

            assertThat(BidText.of(bid)).isEqualTo(Canonical.text(bid));
        }
    }

    /** Whole seconds, milliseconds and microseconds are written in texts of different length. */
    private static Instant time(Random random) {
        long[] units = {1_000_000_000L, 1_000_000L, 1_000L};
        long unit = units[random.nextInt(units.length)];
        return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextLong(1_000_000_000L) / unit * unit);
    }
}
