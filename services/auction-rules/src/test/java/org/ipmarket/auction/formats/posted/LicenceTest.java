package org.ipmarket.auction.formats.posted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.auction.formats.Contest.CHEN;
import static org.ipmarket.auction.formats.Contest.END;
import static org.ipmarket.auction.formats.Contest.LIN;
import static org.ipmarket.auction.formats.Contest.WANG;

import org.ipmarket.auction.formats.Announced;
import org.ipmarket.auction.formats.Contest;
import org.junit.jupiter.api.Test;

class LicenceTest {
    @Test
    void whoeverBidsTheFeeIsALicenseeAtTheFee() {
        Contest lot = lot(Announced.lot());

        assertThat(lot.bid(LIN, 99_999, 1)).isEqualTo("TOO_LOW");
        assertThat(lot.bid(CHEN, 300_000, 2)).isEqualTo("OK");
        assertThat(lot.bid(LIN, 100_000, 3)).isEqualTo("OK");
        assertThat(lot.lowest(4)).isEqualTo(100_000);
        assertThat(lot.end()).isEqualTo(END);
        assertThat(lot.pass(END).result()).isEqualTo("Chen Lin 100000");
    }

    @Test
    void nobodyIsALicenseeTwice() {
        Contest lot = lot(Announced.lot());
        lot.bid(LIN, 100_000, 1);

        assertThat(lot.bid(LIN, 100_000, 2)).isEqualTo("LEADS_ALREADY");
        assertThat(lot.bid(LIN, 1, 2)).isEqualTo("LEADS_ALREADY");
        assertThat(lot.pass(END).result()).isEqualTo("Lin 100000");
    }

    @Test
    void theLastOfTheAnnouncedQuantityEndsTheLot() {
        Contest lot = lot(Announced.lot().quantity(2));
        lot.bid(LIN, 100_000, 1);
        lot.bid(CHEN, 100_000, 2);

        assertThat(lot.end()).isEqualTo(2);
        assertThat(lot.bid(WANG, 100_000, 2)).isEqualTo("NOT_OPEN");
        assertThat(lot.result()).isEqualTo("Lin Chen 100000");
    }

    @Test
    void aLicenceStays() {
        Contest lot =
                lot(Announced.lot().minimumBidders(2).secretReserve(900_000).runnerUp());
        lot.bid(LIN, 100_000, 1);
        lot.assetLapses();

        assertThat(lot.leave(LIN, 2)).isEqualTo("BID_STANDS");
        assertThat(lot.leave(CHEN, 2)).isEqualTo("OK");
        assertThat(lot.pass(END).result()).isEqualTo("Lin 100000");
    }

    @Test
    void withoutALicenseeItIsUnsold() {
        assertThat(lot(Announced.lot()).pass(END).result()).isEqualTo("NO_BID");
    }

    private static Contest lot(Announced announced) {
        return Contest.open(Licence1.VERSION, announced);
    }
}
