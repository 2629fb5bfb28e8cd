package org.ipmarket.auction.formats.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.auction.formats.Contest.CHEN;
import static org.ipmarket.auction.formats.Contest.END;
import static org.ipmarket.auction.formats.Contest.LIN;
import static org.ipmarket.auction.formats.Contest.WANG;
import static org.ipmarket.auction.formats.Contest.ZHAO;

import java.util.ArrayList;
import java.util.List;
import org.ipmarket.auction.formats.Announced;
import org.ipmarket.auction.formats.Contest;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Due;
import org.ipmarket.auction.rules.Secrecy;
import org.ipmarket.messages.Money;
import org.junit.jupiter.api.Test;

/** First offers for an hour, five minutes, three rounds of two minutes for each, two minutes between them; step 50.00. */
class ThreeRoundsTest {
    /** Round 1 begins here. */
    private static final double FIRST = END + 300;

    private static final double TURN = 120;

    @Test
    void firstOffersSetTheOrderTheWorstFirst() {
        Contest lot = offers(Announced.lot(), 150_000, 120_000, 180_000);

        assertThat(schedule(lot))
                .containsExactly(
                        "FIRST_OFFERS",
                        "PAUSE",
                        "Chen",
                        "Lin",
                        "Wang",
                        "PAUSE",
                        "Chen",
                        "Lin",
                        "Wang",
                        "PAUSE",
                        "Chen",
                        "Lin",
                        "Wang");
        assertThat(lot.end()).isEqualTo(FIRST + 9 * TURN + 2 * 120);
        assertThat(lot.result()).isEqualTo("Wang 180000");
        assertThat(lot.state().extensions()).isZero();
    }

    @Test
    void offersAreSealedThenHidden() {
        Contest lot = open(Announced.lot());
        assertThat(lot.stage()).isEqualTo("FIRST_OFFERS");
        assertThat(lot.form()).isEqualTo(Secrecy.SEALED);
        assertThat(lot.lowest(1)).isEqualTo(100_000);
        assertThat(lot.bid(LIN, 100_000, 1)).isEqualTo("NOT_THIS_FORM");
        lot.seal(LIN, 100_000, 1);

        lot.pass(END);

        assertThat(lot.steps()).containsExactly(Due.OPEN, Due.ADVANCE, Due.UNSEAL);
        assertThat(lot.form()).isEqualTo(Secrecy.HIDDEN);
        assertThat(lot.seal(LIN, 100_000, END + 1)).isEqualTo("NOT_THIS_FORM");
    }

    @Test
    void aTurnIsItsBiddersAlone() {
        Contest lot = offers(Announced.lot(), 150_000, 120_000);

        assertThat(lot.bid(CHEN, 500_000, FIRST - 1)).isEqualTo("PAUSE");
        assertThat(lot.lowest(FIRST - 1)).isEqualTo(-1);
        assertThat(lot.bid(LIN, 500_000, FIRST)).isEqualTo("NOT_YOUR_TURN");
        assertThat(lot.lowest(FIRST)).isEqualTo(125_000);
        assertThat(lot.bid(CHEN, 124_999, FIRST + 1)).isEqualTo("TOO_LOW");
        assertThat(lot.bid(CHEN, 125_000, FIRST + 2)).isEqualTo("OK");
        assertThat(lot.bid(CHEN, 130_000, FIRST + TURN)).isEqualTo("NOT_YOUR_TURN");
    }

    @Test
    void theLastValidBidOfATurnStandsAndIsShownWhenItEnds() {
        Contest lot = offers(Announced.lot(), 150_000, 120_000);
        lot.bid(CHEN, 900_000, FIRST);
        lot.bid(CHEN, 200_000, FIRST + 1);
        assertThat(lot.bid(CHEN, 124_999, FIRST + 2)).isEqualTo("TOO_LOW");
        assertThat(lot.leader()).isEqualTo("Lin");
        assertThat(lot.end()).isEqualTo(FIRST + TURN);

        lot.pass(FIRST + TURN);

        assertThat(lot.leader()).isEqualTo("Chen");
        assertThat(lot.price()).isEqualTo(200_000);
        assertThat(lot.bid(LIN, 155_000, FIRST + TURN)).isEqualTo("OK");
    }

    @Test
    void eachRoundHasItsOwnOrder() {
        Contest lot = offers(Announced.lot(), 150_000, 120_000);
        lot.bid(CHEN, 200_000, FIRST);

        assertThat(schedule(lot)).startsWith("Chen", "Lin", "PAUSE", "Lin", "Chen", "PAUSE", "Lin", "Chen");
        assertThat(lot.result()).isEqualTo("Chen 200000");
    }

    @Test
    void aBidOfTheLastTurnCounts() {
        Contest lot = offers(Announced.lot().runnerUp(), 150_000, 120_000);
        double last = FIRST + 5 * TURN + 240;

        assertThat(lot.bid(LIN, 160_000, last + TURN - 0.001)).isEqualTo("OK");

        assertThat(lot.pass(last + TURN).result()).isEqualTo("Lin 160000, then Chen 120000");
        assertThat(lot.steps()).endsWith(Due.ADVANCE, Due.CLOSE);
    }

    @Test
    void ofEqualOffersTheLaterIsTheWorse() {
        Contest lot = offers(Announced.lot(), 150_000, 150_000, 150_000);

        assertThat(schedule(lot)).startsWith("FIRST_OFFERS", "PAUSE", "Wang", "Chen", "Lin");
        assertThat(lot.result()).isEqualTo("Lin 150000");
    }

    @Test
    void anOfferThatCatchesUpIsTheLater() {
        Contest lot = offers(Announced.lot(), 150_000, 100_000);
        lot.bid(CHEN, 150_000, FIRST);

        assertThat(schedule(lot)).startsWith("Chen", "Lin", "PAUSE", "Chen", "Lin");
        assertThat(lot.result()).isEqualTo("Lin 150000");
    }

    @Test
    void aRightOfPriorityGoesBeforeAnEqualOffer() {
        Contest lot = Contest.announced(ThreeRounds1.VERSION, Announced.lot());
        lot.admit(LIN, null, -9);
        lot.admit(CHEN, 1, -9);
        lot.late(new Command.PublishKeys(List.of("{}"), 1), -8);
        lot.seal(LIN, 150_000, 1);
        lot.seal(CHEN, 150_000, 2);

        assertThat(schedule(lot)).startsWith("FIRST_OFFERS", "PAUSE", "Lin", "Chen");
        assertThat(lot.result()).isEqualTo("Chen 150000");
    }

    @Test
    void whoOfferedTooLittleIsOutAndFree() {
        Contest lot = offers(Announced.lot().minimumBidders(2), 150_000, 99_999);

        assertThat(lot.leave(LIN, END + 1)).isEqualTo("BID_STANDS");
        assertThat(lot.leave(CHEN, END + 1)).isEqualTo("OK");
        assertThat(schedule(lot)).doesNotContain("Chen");
        assertThat(lot.result()).isEqualTo("TOO_FEW_BIDDERS");
    }

    @Test
    void beforeTheirEndFirstOffersMayBeReplacedOrWithdrawn() {
        Contest lot = offers(Announced.lot(), 150_000, 120_000, 180_000);
        lot.seal(CHEN, 170_000, END - 1);

        assertThat(lot.leave(WANG, END - 1)).isEqualTo("OK");

        assertThat(schedule(lot)).doesNotContain("Wang").contains("Lin", "Chen");
        assertThat(lot.result()).isEqualTo("Chen 170000");
    }

    @Test
    void fromTheirEndOnTheyStand() {
        Contest lot = offers(Announced.lot(), 150_000).pass(END - 1);
        lot.late(new Command.Advance(), END);

        assertThat(lot.stage()).isEqualTo("OPENING");
        assertThat(lot.late(new Command.Leave(LIN), END)).isEqualTo("BID_STANDS");
    }

    @Test
    void withoutAValidOfferItClosesAtOnce() {
        Contest none = open(Announced.lot()).pass(END);
        assertThat(none.result()).isEqualTo("NO_BID");
        assertThat(none.steps()).containsExactly(Due.OPEN, Due.CLOSE);

        Contest low = offers(Announced.lot(), 99_999).pass(END);
        assertThat(low.result()).isEqualTo("NO_BID");
        assertThat(low.steps()).containsExactly(Due.OPEN, Due.ADVANCE, Due.UNSEAL, Due.CLOSE);
    }

    @Test
    void underTheReserveThereIsNoSale() {
        Contest lot = offers(Announced.lot().secretReserve(200_000), 150_000);
        schedule(lot);

        assertThat(lot.result()).isEqualTo("RESERVE_NOT_MET");
    }

    @Test
    void timeLostProlongsTheTurnInWhichItIsLost() {
        Contest lot = offers(Announced.lot(), 150_000, 120_000).pass(FIRST);
        lot.outage(FIRST + 10, FIRST + 40);

        assertThat(lot.end()).isEqualTo(FIRST + TURN + 30);
        assertThat(lot.pass(FIRST + TURN + 30).end()).isEqualTo(FIRST + 2 * TURN + 30);
    }

    @Test
    void aTurnThatBeginsLateLastsItsWholeTime() {
        Contest lot = offers(Announced.lot(), 150_000, 120_000).pass(FIRST);

        lot.late(new Command.Advance(), FIRST + TURN + 3);

        assertThat(lot.end()).isEqualTo(FIRST + 2 * TURN + 3);
    }

    @Test
    void aboveTheLargestAmountNothingWillDo() {
        Contest lot = offers(Announced.lot(), Money.MAX_MINOR).pass(FIRST);

        assertThat(lot.lowest(FIRST)).isEqualTo(-1);
        assertThat(lot.bid(LIN, Money.MAX_MINOR, FIRST)).isEqualTo("TOO_LOW");
    }

    /** Goes on to the close, and tells each pause and whose turn it was. */
    private static List<String> schedule(Contest lot) {
        List<String> told = new ArrayList<>();
        while (lot.outcome() == null) {
            told.add(
                    lot.state().course().turn() == null
                            ? lot.stage()
                            : Contest.name(lot.state().course().turn()));
            lot.pass(lot.end());
        }
        return told;
    }

    private static Contest offers(Announced announced, long... fen) {
        Contest lot = open(announced);
        for (int i = 0; i < fen.length; i++) {
            lot.seal(List.of(LIN, CHEN, WANG, ZHAO).get(i), fen[i], i + 1);
        }
        return lot;
    }

    private static Contest open(Announced announced) {
        return Contest.open(ThreeRounds1.VERSION, announced);
    }
}
