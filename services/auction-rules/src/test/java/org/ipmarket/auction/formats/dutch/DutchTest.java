package org.ipmarket.auction.formats.dutch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.auction.formats.Contest.CHEN;
import static org.ipmarket.auction.formats.Contest.END;
import static org.ipmarket.auction.formats.Contest.LIN;
import static org.ipmarket.auction.formats.Contest.at;

import java.time.Duration;
import org.ipmarket.auction.formats.Announced;
import org.ipmarket.auction.formats.Contest;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.messages.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From 1,000.00, a hundredth less every five minutes, to 920.00. */
class DutchTest {
    @ParameterizedTest
    @CsvSource({
        "-10, 100000",
        "0, 100000",
        "299.999, 100000",
        "300, 99000",
        "1500, 95000",
        "2399.999, 93000",
        "2400, 92000",
        "2700, 92000",
        "3599, 92000"
    })
    void thePriceFallsAfterEachFullTimeToTheFloor(double second, long fen) {
        assertThat(lot(falling()).lowest(second)).isEqualTo(fen);
    }

    @Test
    void theFirstToAcceptWinsAtThePresentPrice() {
        Contest lot = lot(falling());

        assertThat(lot.bid(LIN, 98_999, 300)).isEqualTo("TOO_LOW");
        assertThat(lot.bid(CHEN, 99_999, 301)).isEqualTo("OK");
        assertThat(lot.bid(LIN, 200_000, 301)).isEqualTo("NOT_OPEN");
        assertThat(lot.result()).isEqualTo("Chen 99000");
        assertThat(lot.outcome().ranking()).singleElement().satisfies(offer -> assertThat(offer.amount())
                .isEqualTo(Money.cny(99_000)));
    }

    @Test
    void neitherMinimumNorRunnerUpApply() {
        Contest lot = lot(falling().minimumBidders(2).runnerUp());
        lot.bid(LIN, 100_000, 0);

        assertThat(lot.pass(0).result()).isEqualTo("Lin 100000");
    }

    @Test
    void anOpenReserveIsTheFloor() {
        assertThat(lot(falling().openReserve(96_500)).lowest(3_000)).isEqualTo(96_500);
        assertThat(lot(falling().openReserve(1)).lowest(3_000)).isEqualTo(92_000);
    }

    @Test
    void aSecretReserveIsHeldAgainstThePriceAccepted() {
        Contest lot = lot(falling().secretReserve(97_500));
        lot.bid(LIN, 99_000, 900);

        assertThat(lot.pass(900).result()).isEqualTo("RESERVE_NOT_MET");
    }

    @Test
    void withoutAcceptanceItIsUnsoldAtTheEnd() {
        Contest lot = lot(falling());

        assertThat(lot.bid(LIN, 100_000, END)).isEqualTo("NOT_OPEN");
        assertThat(lot.result()).isEqualTo("NO_BID");
    }

    @Test
    void thePriceStandsStillWhileTimeIsLost() {
        Contest lot = lot(falling());
        lot.say(new Command.Suspend(at(290), "SEIZED"), 290);
        assertThat(lot.lowest(1_000)).isEqualTo(100_000);

        lot.say(new Command.Resume(), 1_000);

        assertThat(lot.lowest(1_009.999)).isEqualTo(100_000);
        assertThat(lot.lowest(1_010)).isEqualTo(99_000);
        assertThat(lot.end()).isEqualTo(END + 710);
    }

    @Test
    void thePriceFallsFromTheOpeningHoweverLate() {
        Contest lot = Contest.announced(Dutch1.VERSION, falling());
        lot.late(new Command.Open(), 100);

        assertThat(lot.lowest(399.999)).isEqualTo(100_000);
        assertThat(lot.lowest(400)).isEqualTo(99_000);
        assertThat(lot.end()).isEqualTo(END + 100);
    }

    @Test
    void eachFallIsRoundedDown() {
        Announced odd = Announced.lot().start(199).falling(100, Duration.ofMinutes(5), 0);

        assertThat(lot(odd).lowest(600)).isEqualTo(197);
    }

    @Test
    void aFallOfLessThanTheMinorUnitIsNone() {
        assertThat(lot(Announced.lot().start(99).falling(100, Duration.ofMinutes(5), 0))
                        .lowest(3_599))
                .isEqualTo(99);
    }

    @Test
    void theLargestAmountsFit() {
        Announced large = Announced.lot().start(Money.MAX_MINOR).falling(9_999, Duration.ofNanos(1_000), 5);

        assertThat(lot(large).lowest(0.001)).isEqualTo(5);
    }

    private static Announced falling() {
        return Announced.lot().falling(100, Duration.ofMinutes(5), 92_000);
    }

    private static Contest lot(Announced announced) {
        return Contest.open(Dutch1.VERSION, announced);
    }
}
