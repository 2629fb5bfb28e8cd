package org.ipmarket.auction.formats.posted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.auction.formats.Contest.CHEN;
import static org.ipmarket.auction.formats.Contest.END;
import static org.ipmarket.auction.formats.Contest.LIN;

import org.ipmarket.auction.formats.Announced;
import org.ipmarket.auction.formats.Contest;
import org.ipmarket.auction.rules.Offer;
import org.ipmarket.messages.Money;
import org.junit.jupiter.api.Test;

class FixedPriceTest {
    @Test
    void theFirstToBidTheAskingPriceHasTheLotAtOnce() {
        Contest lot = lot(Announced.lot());

        assertThat(lot.bid(LIN, 99_999, 10)).isEqualTo("TOO_LOW");
        assertThat(lot.bid(CHEN, 100_000, 20)).isEqualTo("OK");
        assertThat(lot.end()).isEqualTo(20);
        assertThat(lot.bid(LIN, 200_000, 20)).isEqualTo("NOT_OPEN");
        assertThat(lot.result()).isEqualTo("Chen 100000");
    }

    @Test
    void whoBidsMoreHasOfferedTheAskingPrice() {
        Contest lot = lot(Announced.lot());
        lot.bid(LIN, 150_000, 10);

        assertThat(lot.pass(10).result()).isEqualTo("Lin 100000");
        assertThat(lot.outcome().ranking()).containsExactly(new Offer(LIN, Money.cny(100_000), null, 6));
    }

    @Test
    void neitherReserveNorMinimumNorRunnerUpApply() {
        Contest lot =
                lot(Announced.lot().minimumBidders(2).secretReserve(900_000).runnerUp());
        lot.bid(LIN, 100_000, 10);

        assertThat(lot.pass(10).result()).isEqualTo("Lin 100000");
    }

    @Test
    void whatNobodyTakesIsUnsold() {
        assertThat(lot(Announced.lot()).pass(END).result()).isEqualTo("NO_BID");
    }

    @Test
    void anAssetThatLapsedIsNotSold() {
        Contest lot = lot(Announced.lot());
        lot.assetLapses();
        lot.bid(LIN, 100_000, 10);

        assertThat(lot.pass(10).result()).isEqualTo("GATE_FAILED");
    }

    private static Contest lot(Announced announced) {
        return Contest.open(FixedPrice1.VERSION, announced);
    }
}
