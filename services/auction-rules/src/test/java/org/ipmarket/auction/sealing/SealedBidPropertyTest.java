package org.ipmarket.auction.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.ipmarket.auction.Offers;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.sealing.Opening.Opened;
import org.ipmarket.auction.sealing.Opening.Refused;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.id.LotId;

class SealedBidPropertyTest {
    private static final LotId LOT = LotId.of(Offers.OFFER);
    private static final BidderRef BIDDER = new BidderRef("ab".repeat(32));
    private static final TestKeepers TWO_OF_THREE = TestKeepers.of(LOT, 2, 3);
    private static final SealedBid BID = new BidSealer().seal(TWO_OF_THREE.keys(), BIDDER, Money.cny(12_345_678));
    private static final String TEXT = new String(EventJson.canonical(BID), StandardCharsets.UTF_8);

    @Property(tries = 60)
    void anyThresholdOfTheKeepersOpensAndOneFewerNever(
            @ForAll @IntRange(min = 2, max = 5) int threshold,
            @ForAll @IntRange(max = 4) int more,
            @ForAll @LongRange(max = Money.MAX_MINOR) long minor,
            @ForAll Random random) {
        TestKeepers keepers = TestKeepers.of(LOT, threshold, threshold + more);
        SealedBid bid = new BidSealer().seal(keepers.keys(), BIDDER, Money.cny(minor));
        List<ReleasedKey> released = new ArrayList<>(keepers.released());
        Collections.shuffle(released, random);

        assertThat(Opener.of(keepers.keys(), released.subList(0, threshold)).open(BIDDER, bid))
                .isEqualTo(new Opened(Money.cny(minor)));
        assertThatThrownBy(() -> Opener.of(keepers.keys(), released.subList(0, threshold - 1)))
                .isInstanceOf(TooFewKeysException.class);
    }

    /** What fewer keepers than the threshold hold gives no key, whatever is taken for the missing share. */
    @Property(tries = 60)
    void fewerSharesGiveAnotherKey(@ForAll byte[] guess) {
        byte[] missing = Arrays.copyOf(guess, DataCipher.KEY_SIZE);
        ReleasedKey held = TWO_OF_THREE.released().getFirst();
        byte[] associated = SealedBid.associated(LOT, BIDDER, BID.keys(), BID.commitment());
        byte[] share = Hpke.open(
                        held.privateKeyBytes(),
                        BID.shares().getFirst().encBytes(),
                        SealedBid.shareInfo(),
                        associated,
                        BID.shares().getFirst().textBytes())
                .orElseThrow();

        byte[] key = Shares.join(new TreeMap<>(Map.of(1, share, 2, missing)));

        assertThat(DataCipher.open(key, BID.nonceBytes(), associated, BID.cipherTextBytes()))
                .isEmpty();
    }

    /** Another case of the lot's id is the same bid; nothing else that reads at all may open. */
    @Property(tries = 2)
    void anyChangedLetterIsRefused(@ForAll @IntRange(min = 1, max = 94) int turn) {
        for (int place = 0; place < TEXT.length(); place++) {
            char[] letters = TEXT.toCharArray();
            letters[place] = (char) (' ' + (letters[place] - ' ' + turn) % 95);
            SealedBid bid = read(letters);
            if (bid == null || bid.equals(BID)) {
                continue;
            }
            for (List<Integer> chosen : List.of(List.of(1, 2), List.of(2, 3))) {
                assertThat(Opener.of(TWO_OF_THREE.keys(), TWO_OF_THREE.released(chosen))
                                .open(BIDDER, bid))
                        .as("letter %d", place)
                        .isInstanceOf(Refused.class);
            }
        }
    }

    private static SealedBid read(char[] letters) {
        try {
            return EventJson.read(new String(letters).getBytes(StandardCharsets.UTF_8), SealedBid.class);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Property(tries = 60)
    void allSealedBidsOfALotHaveOneSize(@ForAll @LongRange(max = Money.MAX_MINOR) long minor, @ForAll boolean yen) {
        Money amount = yen ? Money.ofMinor(minor, "JPY") : Money.cny(minor);

        SealedBid bid = new BidSealer().seal(TWO_OF_THREE.keys(), BIDDER, amount);

        assertThat(EventJson.canonical(bid)).hasSize(TEXT.length());
    }
}
