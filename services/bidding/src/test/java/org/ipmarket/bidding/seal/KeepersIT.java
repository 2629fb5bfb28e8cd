package org.ipmarket.bidding.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.ipmarket.auction.proof.TreeHead;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.sealing.BidSealer;
import org.ipmarket.auction.sealing.KeeperKey;
import org.ipmarket.auction.sealing.LotKeys;
import org.ipmarket.auction.sealing.Opener;
import org.ipmarket.auction.sealing.Opening.Opened;
import org.ipmarket.auction.sealing.ReleasedKey;
import org.ipmarket.auction.sealing.SealedBid;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.TestMarket;
import org.ipmarket.local.service.Keeper;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The market's side against three keepers that run. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "bidding"))
class KeepersIT {
    private static final String TERMS = "1".repeat(64);
    private static final BidderRef BIDDER = new BidderRef("ab".repeat(32));
    private static final Money AMOUNT = Money.cny(777_700);

    @Inject
    Keepers keepers;

    private final LotId lot = new LotId(Ids.next());
    private List<Keeper> running;

    @BeforeEach
    void up() {
        running = TestMarket.keepers();
    }

    @AfterEach
    void down() {
        running.forEach(Keeper::stop);
    }

    @Test
    void threeMakeKeysAndTwoOpen() {
        LotKeys keys = keys(past());
        SealedBid bid = new BidSealer().seal(keys, BIDDER, AMOUNT);
        running.get(1).kill();

        List<ReleasedKey> released = keepers.release(keys, head(7, "a"), size -> Optional.empty());

        assertThat(released).extracting(ReleasedKey::keeper).containsExactly("keeper-1", "keeper-3");
        assertThat(Opener.of(keys, released).open(BIDDER, bid)).isEqualTo(new Opened(AMOUNT));
    }

    @Test
    void oneAloneOpensNothing() {
        LotKeys keys = keys(past());
        running.get(0).kill();
        running.get(1).kill();

        assertThat(keepers.release(keys, head(7, "a"), size -> Optional.empty()))
                .isEmpty();
        assertThat(keepers.keys(new LotId(Ids.next()), TERMS, past()))
                .extracting(KeeperKey::keeper)
                .containsExactly("keeper-3");

        running.get(0).start();
        assertThat(keepers.release(keys, head(7, "a"), size -> Optional.empty()))
                .as("a keeper that comes back has its keys")
                .extracting(ReleasedKey::keeper)
                .containsExactly("keeper-1", "keeper-3");
    }

    @Test
    void nothingIsReleasedBeforeTheEnd() {
        LotKeys keys = keys(Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.MICROS));

        assertThat(keepers.release(keys, head(7, "a"), size -> Optional.empty()))
                .isEmpty();
    }

    /** Two replicas may ask at the same time, one of them with a log that has grown by an entry. */
    @Test
    void aKeyReleasedForAnEarlierHeadIsAskedForWithThatOne() {
        LotKeys keys = keys(past());
        TreeHead earlier = head(7, "a");
        List<ReleasedKey> first = keepers.release(keys, earlier, size -> Optional.empty());

        assertThat(keepers.release(keys, head(8, "b"), size -> Optional.empty()))
                .isEmpty();
        assertThat(keepers.release(keys, head(8, "b"), size -> size == 7 ? Optional.of(earlier) : Optional.empty()))
                .isEqualTo(first);
    }

    private LotKeys keys(Instant releaseAt) {
        return new LotKeys(lot, keepers.threshold(), keepers.keys(lot, TERMS, releaseAt));
    }

    private static Instant past() {
        return Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.MICROS);
    }

    private TreeHead head(long size, String digit) {
        return new TreeHead(lot, digit.repeat(64), size, Instant.now().truncatedTo(ChronoUnit.MICROS));
    }
}
