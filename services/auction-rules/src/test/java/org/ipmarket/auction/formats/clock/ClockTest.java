package org.ipmarket.auction.formats.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.auction.formats.Contest.CHEN;
import static org.ipmarket.auction.formats.Contest.END;
import static org.ipmarket.auction.formats.Contest.LIN;
import static org.ipmarket.auction.formats.Contest.WANG;

import org.ipmarket.auction.formats.Announced;
import org.ipmarket.auction.formats.Contest;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.messages.Money;
import org.junit.jupiter.api.Test;

/** A pause of 15 s after each agreement, 3 min of silence end it. */
class ClockTest {
    @Test
    void theClockAsksTheStartPriceAndThenAStepMore() {
        Contest lot = lot(Announced.lot());
        assertThat(lot.lowest(0)).isEqualTo(100_000);

        assertThat(lot.bid(LIN, 99_999, 1)).isEqualTo("TOO_LOW");
        assertThat(lot.bid(LIN, 100_000, 1)).isEqualTo("OK");

        assertThat(lot.lowest(1)).isEqualTo(105_000);
        assertThat(lot.bid(CHEN, 100_000, 16)).isEqualTo("TOO_LOW");
        assertThat(lot.bid(CHEN, 105_000, 16)).isEqualTo("OK");
        assertThat(lot.leader()).isEqualTo("Chen");
    }

    @Test
    void aRaiseIsOfWholeStepsAboveTheAsk() {
        Contest lot = lot(Announced.lot());

        assertThat(lot.bid(LIN, 102_500, 1)).isEqualTo("NOT_ON_THE_CLOCK");
        assertThat(lot.bid(LIN, 115_000, 1)).isEqualTo("OK");
        assertThat(lot.price()).isEqualTo(115_000);
    }

    @Test
    void theStepsOfARaiseAreThoseAtTheAsk() {
        Contest lot = lot(Announced.lot().step(0, 5_000).step(105_000, 20_000));
        lot.bid(LIN, 100_000, 1);

        assertThat(lot.bid(CHEN, 110_000, 20)).isEqualTo("NOT_ON_THE_CLOCK");
        assertThat(lot.bid(CHEN, 125_000, 20)).isEqualTo("OK");
    }

    @Test
    void inThePauseEveryBidIsRejectedAndChangesNothing() {
        Contest lot = lot(Announced.lot());
        lot.bid(LIN, 100_000, 1);

        assertThat(lot.bid(CHEN, 105_000, 1)).isEqualTo("PAUSE");
        assertThat(lot.bid(LIN, 105_000, 2)).isEqualTo("PAUSE");
        assertThat(lot.bid(CHEN, 1, 15.999)).isEqualTo("PAUSE");
        assertThat(lot.end()).isEqualTo(196);
        assertThat(lot.bid(CHEN, 105_000, 16)).isEqualTo("OK");
    }

    @Test
    void whoLeadsDoesNotAgreeAgainAndCannotLeave() {
        Contest lot = lot(Announced.lot());
        lot.bid(LIN, 100_000, 1);

        assertThat(lot.bid(LIN, 105_000, 20)).isEqualTo("LEADS_ALREADY");
        assertThat(lot.leave(LIN, 20)).isEqualTo("BID_STANDS");
        assertThat(lot.leave(CHEN, 20)).isEqualTo("OK");
    }

    @Test
    void silenceEndsIt() {
        Contest lot = lot(Announced.lot());
        assertThat(lot.end()).isEqualTo(180);
        lot.bid(LIN, 100_000, 179.999);
        assertThat(lot.end()).isEqualTo(179.999 + 15 + 180);

        assertThat(lot.bid(CHEN, 105_000, 374.999)).isEqualTo("NOT_OPEN");
        assertThat(lot.result()).isEqualTo("Lin 100000");
        assertThat(lot.state().extensions()).isZero();
    }

    @Test
    void nobodyAgreesAtAll() {
        assertThat(lot(Announced.lot()).pass(180).result()).isEqualTo("NO_BID");
    }

    @Test
    void theAnnouncedEndIsAHardStop() {
        Contest lot = lot(Announced.lot());
        long price = 100_000;
        for (double second = 0; second < END; second += 100) {
            assertThat(lot.bid(second % 200 == 0 ? LIN : CHEN, price, second)).isEqualTo("OK");
            price += 5_000;
        }
        assertThat(lot.end()).isEqualTo(END);
        lot.bid(WANG, price, END - 1);

        assertThat(lot.end()).isEqualTo(END);
        assertThat(lot.pass(END).result()).isEqualTo("Wang " + price);
    }

    @Test
    void theRunnerUpPaysItsOwnLastBid() {
        Contest lot = lot(Announced.lot().runnerUp().minimumBidders(3));
        lot.bid(LIN, 100_000, 0);
        lot.bid(CHEN, 105_000, 20);
        lot.bid(LIN, 110_000, 40);
        lot.bid(WANG, 130_000, 60);

        assertThat(lot.pass(END).result()).isEqualTo("Wang 130000, then Lin 110000");
        assertThat(lot.outcome().ranking())
                .extracting(offer ->
                        Contest.name(offer.bidder()) + " " + offer.amount().minor())
                .containsExactly("Wang 130000", "Lin 110000", "Chen 105000");
    }

    @Test
    void timeLostMovesPauseSilenceAndHardStop() {
        Contest lot = lot(Announced.lot());
        lot.bid(LIN, 100_000, 10);
        lot.outage(15, 65);

        assertThat(lot.bid(CHEN, 105_000, 74.999)).isEqualTo("PAUSE");
        assertThat(lot.bid(CHEN, 105_000, 75)).isEqualTo("OK");
        lot.outage(200, 200 + END);
        assertThat(lot.end()).isEqualTo(75 + 15 + 180 + END);
    }

    @Test
    void theHardStopComesLaterByALateOpening() {
        Contest lot = Contest.announced(Clock1.VERSION, Announced.lot());
        lot.late(new Command.Open(), 100);
        assertThat(lot.end()).isEqualTo(280);

        assertThat(((ClockCourse) lot.state().course()).hardStop()).isEqualTo(Contest.at(END + 100));
    }

    @Test
    void aboveTheLargestAmountNothingIsAsked() {
        Contest lot = lot(Announced.lot().start(Money.MAX_MINOR));
        lot.bid(LIN, Money.MAX_MINOR, 0);

        assertThat(lot.lowest(20)).isEqualTo(-1);
        assertThat(lot.bid(CHEN, Money.MAX_MINOR, 20)).isEqualTo("TOO_LOW");
    }

    private static Contest lot(Announced announced) {
        return Contest.open(Clock1.VERSION, announced);
    }
}
