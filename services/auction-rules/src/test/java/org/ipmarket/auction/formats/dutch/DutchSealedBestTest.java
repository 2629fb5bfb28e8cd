package org.ipmarket.auction.formats.dutch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.auction.formats.Contest.CHEN;
import static org.ipmarket.auction.formats.Contest.END;
import static org.ipmarket.auction.formats.Contest.LIN;
import static org.ipmarket.auction.formats.Contest.WANG;
import static org.ipmarket.auction.formats.Contest.ZHAO;

import java.time.Duration;
import java.util.List;
import org.ipmarket.auction.formats.Announced;
import org.ipmarket.auction.formats.Contest;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Due;
import org.ipmarket.auction.rules.Secrecy;
import org.ipmarket.messages.Money;
import org.junit.jupiter.api.Test;

/** From 1,000.00, a hundredth less every five minutes; then ten minutes of sealed offers, then five of the answer; step 50.00. */
class DutchSealedBestTest {
    @Test
    void acceptanceBeginsTheSealedStage() {
        Contest lot = lot(falling());
        assertThat(lot.stage()).isEqualTo("DUTCH");
        assertThat(lot.form()).isEqualTo(Secrecy.OPEN);
        assertThat(lot.seal(CHEN, 200_000, 1)).isEqualTo("NOT_THIS_FORM");
        assertThat(lot.bid(LIN, 98_999, 300)).isEqualTo("TOO_LOW");

        assertThat(lot.bid(LIN, 120_000, 301)).isEqualTo("OK");

        assertThat(lot.price()).isEqualTo(99_000);
        assertThat(lot.stage()).isEqualTo("SEALED");
        assertThat(lot.form()).isEqualTo(Secrecy.SEALED);
        assertThat(lot.lowest(302)).isEqualTo(104_000);
        assertThat(lot.end()).isEqualTo(901);
    }

    @Test
    void inTheSealedStageAllButTheDutchWinnerOffer() {
        Contest lot = accepted(falling());

        assertThat(lot.seal(LIN, 500_000, 2)).isEqualTo("LEADS_ALREADY");
        assertThat(lot.seal(CHEN, 300_000, 3)).isEqualTo("OK");
        assertThat(lot.seal(CHEN, 200_000, 4)).isEqualTo("OK");
        assertThat(lot.bid(WANG, 200_000, 4)).isEqualTo("NOT_THIS_FORM");
        lot.pass(600);
        assertThat(lot.price()).isEqualTo(200_000);
        assertThat(lot.seal(WANG, 300_000, 601)).isEqualTo("NOT_THIS_FORM");
    }

    @Test
    void withoutAnOfferTheDutchWinnerWinsAtItsPrice() {
        Contest lot = accepted(falling().minimumBidders(2));

        assertThat(lot.pass(600).result()).isEqualTo("Lin 100000");
        assertThat(lot.steps()).containsExactly(Due.OPEN, Due.CLOSE);
    }

    @Test
    void offersUnderThePriceAndAStepAreRefused() {
        Contest lot = accepted(falling());
        lot.seal(CHEN, 104_999, 2);
        lot.seal(WANG, (Money) null, 2);

        assertThat(lot.pass(600).result()).isEqualTo("Lin 100000");
        assertThat(lot.steps()).containsExactly(Due.OPEN, Due.ADVANCE, Due.UNSEAL, Due.CLOSE);
        assertThat(lot.outcome().ranking()).hasSize(1);
    }

    @Test
    void theDutchWinnerAloneMayAnswer() {
        Contest lot = accepted(falling().runnerUp());
        lot.seal(CHEN, 200_000, 2);
        lot.seal(WANG, 150_000, 3);
        lot.pass(600);
        assertThat(lot.stage()).isEqualTo("BEST");
        assertThat(lot.state().course().turn()).isEqualTo(LIN);
        assertThat(lot.form()).isEqualTo(Secrecy.HIDDEN);
        assertThat(lot.end()).isEqualTo(900);
        assertThat(lot.leader()).isEqualTo("Chen");

        assertThat(lot.bid(CHEN, 300_000, 601)).isEqualTo("NOT_YOUR_TURN");
        assertThat(lot.bid(LIN, 204_999, 602)).isEqualTo("TOO_LOW");
        assertThat(lot.bid(LIN, 205_000, 603)).isEqualTo("OK");
        assertThat(lot.bid(LIN, 205_000, 604)).isEqualTo("TOO_LOW");
        assertThat(lot.bid(LIN, 205_001, 605)).isEqualTo("OK");

        assertThat(lot.leader()).isEqualTo("Chen");
        assertThat(lot.lowest(606)).isEqualTo(205_000);
        assertThat(lot.pass(900).result()).isEqualTo("Lin 205001, then Chen 200000");
        assertThat(lot.outcome().ranking()).hasSize(3);
    }

    @Test
    void withoutAnAnswerTheBestSealedOfferWins() {
        Contest lot = accepted(falling().runnerUp());
        lot.seal(CHEN, 150_000, 2);
        lot.seal(WANG, 150_000, 3);
        lot.pass(600);

        assertThat(lot.pass(900).result()).isEqualTo("Chen 150000, then Wang 150000");
        assertThat(lot.outcome().ranking())
                .extracting(offer ->
                        Contest.name(offer.bidder()) + " " + offer.amount().minor())
                .containsExactly("Chen 150000", "Wang 150000", "Lin 100000");
    }

    @Test
    void theDutchWinnerMayWait() {
        Contest lot = accepted(falling().runnerUp());
        lot.seal(CHEN, 150_000, 2);

        assertThat(lot.pass(900).result()).isEqualTo("Chen 150000, then Lin 100000");
    }

    @Test
    void whatStandsCannotBeTakenBack() {
        Contest lot = accepted(falling());
        lot.seal(CHEN, 150_000, 2);
        lot.seal(WANG, 200_000, 2);
        lot.seal(ZHAO, 104_000, 2);

        assertThat(lot.leave(LIN, 3)).isEqualTo("BID_STANDS");
        assertThat(lot.leave(WANG, 3)).isEqualTo("OK");
        lot.late(new Command.Advance(), 600);
        assertThat(lot.stage()).isEqualTo("OPENING");
        assertThat(lot.late(new Command.Leave(CHEN), 600)).isEqualTo("BID_STANDS");
        lot.pass(600);
        assertThat(lot.leave(CHEN, 601)).isEqualTo("BID_STANDS");
        assertThat(lot.leave(ZHAO, 601)).isEqualTo("OK");
        assertThat(lot.pass(900).result()).isEqualTo("Chen 150000");
    }

    @Test
    void withoutAcceptanceItIsUnsoldAtTheAnnouncedEnd() {
        assertThat(lot(falling()).pass(END).result()).isEqualTo("NO_BID");
    }

    @Test
    void aSecretReserveIsHeldAgainstTheBest() {
        Contest met = accepted(falling().secretReserve(140_000).minimumBidders(3));
        met.seal(CHEN, 150_000, 2);
        assertThat(met.pass(900).result()).isEqualTo("Chen 150000");

        assertThat(accepted(falling().secretReserve(140_000)).pass(900).result())
                .isEqualTo("RESERVE_NOT_MET");
    }

    @Test
    void timeLostMovesEveryStage() {
        Contest lot = lot(falling());
        lot.outage(290, 390);
        assertThat(lot.lowest(399.999)).isEqualTo(100_000);
        assertThat(lot.lowest(400)).isEqualTo(99_000);
        lot.bid(LIN, 99_000, 400);
        lot.outage(500, 510);
        assertThat(lot.end()).isEqualTo(1_010);
        lot.seal(CHEN, 200_000, 511);
        lot.pass(1_010);
        lot.outage(1_020, 1_050);
        assertThat(lot.end()).isEqualTo(1_010 + 300 + 30);
    }

    @Test
    void anOpeningThatWaitedForKeysGivesTheWholeTimeToAnswer() {
        Contest lot = accepted(falling());
        lot.seal(CHEN, 200_000, 2);
        lot.late(new Command.Advance(), 600);

        lot.unseal(4_000);

        assertThat(lot.stage()).isEqualTo("BEST");
        assertThat(lot.end()).isEqualTo(4_300);
    }

    @Test
    void aboveTheLargestAmountNobodyOffers() {
        Contest lot = lot(Announced.lot().start(Money.MAX_MINOR).falling(1, Duration.ofHours(2), 0));
        lot.bid(LIN, Money.MAX_MINOR, 1);
        lot.seal(CHEN, Money.MAX_MINOR, 2);

        assertThat(lot.lowest(3)).isEqualTo(-1);
        assertThat(lot.pass(601).result()).isEqualTo("Lin " + Money.MAX_MINOR);
    }

    @Test
    void itNeedsKeys() {
        Contest lot = Contest.announced(DutchSealedBest1.VERSION, falling());
        assertThat(lot.lowest(-1)).isEqualTo(100_000);
        assertThat(lot.bid(LIN, 100_000, 1)).isEqualTo("NOT_OPEN");

        lot.late(new Command.PublishKeys(List.of("{}"), 1), 2);

        assertThat(lot.bid(LIN, 100_000, 2)).isEqualTo("OK");
    }

    private static Announced falling() {
        return Announced.lot().falling(100, Duration.ofMinutes(5), 50_000);
    }

    /** Lin accepts at 1,000.00 at the opening: offers until 600, the answer until 900. */
    private static Contest accepted(Announced announced) {
        Contest lot = lot(announced);
        lot.bid(LIN, 100_000, 0);
        return lot;
    }

    private static Contest lot(Announced announced) {
        return Contest.open(DutchSealedBest1.VERSION, announced);
    }
}
