package org.ipmarket.auction.formats.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.auction.formats.Contest.CHEN;
import static org.ipmarket.auction.formats.Contest.END;
import static org.ipmarket.auction.formats.Contest.LIN;
import static org.ipmarket.auction.formats.Contest.WANG;
import static org.ipmarket.auction.formats.Contest.ZHAO;

import java.time.Duration;
import org.ipmarket.auction.Offers;
import org.ipmarket.auction.formats.Announced;
import org.ipmarket.auction.formats.Contest;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Secrecy;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.BidId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Start 1,000.00, step 50.00. */
class ProxyTest {
    @Test
    void aSingleBidderLeadsAtTheStartPrice() {
        Contest lot = lot(Announced.lot());
        assertThat(lot.lowest(0)).isEqualTo(100_000);

        assertThat(lot.bid(LIN, 99_999, 1)).isEqualTo("TOO_LOW");
        assertThat(lot.bid(LIN, 500_000, 2)).isEqualTo("OK");

        assertThat(lot.leader()).isEqualTo("Lin");
        assertThat(lot.price()).isEqualTo(100_000);
        assertThat(lot.lowest(2)).isEqualTo(105_000);
    }

    @ParameterizedTest(name = "Lin {0}, Chen {1}: {2} leads at {3}")
    @CsvSource({
        "200000, 105000, Lin, 110000",
        "200000, 194999, Lin, 199999",
        "200000, 195000, Lin, 200000",
        "200000, 199999, Lin, 200000",
        "200000, 200000, Lin, 200000",
        "200000, 200001, Chen, 200001",
        "200000, 204999, Chen, 204999",
        "200000, 205000, Chen, 205000",
        "200000, 900000, Chen, 205000",
        "100000, 105000, Chen, 105000"
    })
    void theHighestMaximumLeadsAtTheSecondAndAStepButNotAboveItself(long lin, long chen, String leader, long price) {
        Contest lot = lot(Announced.lot());
        lot.bid(LIN, lin, 1);

        assertThat(lot.bid(CHEN, chen, 2)).isEqualTo("OK");

        assertThat(lot.leader()).isEqualTo(leader);
        assertThat(lot.price()).isEqualTo(price);
    }

    @Test
    void anotherThanTheLeaderBidsAtLeastAStepAboveThePrice() {
        Contest lot = lot(Announced.lot());
        lot.bid(LIN, 200_000, 1);

        assertThat(lot.bid(CHEN, 104_999, 2)).isEqualTo("TOO_LOW");
        assertThat(lot.price()).isEqualTo(100_000);
    }

    @Test
    void theStepIsThatAtTheSecondMaximum() {
        Contest lot = lot(Announced.lot().step(0, 5_000).step(150_000, 20_000));
        lot.bid(LIN, 500_000, 1);
        lot.bid(CHEN, 149_999, 2);
        assertThat(lot.price()).isEqualTo(154_999);

        lot.bid(WANG, 180_000, 3);
        assertThat(lot.price()).isEqualTo(200_000);
    }

    @Test
    void theLeaderMayRaiseItsMaximumAndNothingElseChanges() {
        Contest lot = lot(Announced.lot());
        lot.bid(LIN, 200_000, 1);
        lot.bid(CHEN, 199_000, 2);

        assertThat(lot.bid(LIN, 200_000, END - 2)).isEqualTo("TOO_LOW");
        assertThat(lot.bid(LIN, 300_000, END - 1)).isEqualTo("OK");

        assertThat(lot.price()).isEqualTo(200_000);
        assertThat(lot.end()).isEqualTo(END);
        assertThat(lot.state().extensions()).isZero();
        assertThat(lot.state().bidders()).isEqualTo(2);
        lot.bid(CHEN, 299_000, END - 1);
        assertThat(lot.price()).isEqualTo(300_000);
    }

    @Test
    void aRaiseByOneMinorUnitWillDo() {
        Contest lot = lot(Announced.lot());
        lot.bid(LIN, 200_000, 1);

        assertThat(lot.bid(LIN, 200_001, 2)).isEqualTo("OK");
    }

    @Test
    void aRaisedMaximumIsAsLateAsItsRaise() {
        Contest lot = lot(Announced.lot().runnerUp());
        lot.bid(LIN, 200_000, 1);
        lot.bid(CHEN, 300_000, 2);
        lot.bid(LIN, 300_000, 3);

        assertThat(lot.leader()).isEqualTo("Chen");
        assertThat(lot.pass(END).result()).isEqualTo("Chen 300000, then Lin 300000");
    }

    @Test
    void ofEqualMaximaTheBetterRightGoesFirstThenTheEarlier() {
        Contest lot = Contest.announced(Proxy1.VERSION, Announced.lot());
        lot.admit(LIN, null, -9);
        lot.admit(CHEN, 2, -9);
        lot.admit(WANG, 1, -9);
        lot.bid(LIN, 200_000, 1);

        lot.bid(CHEN, 200_000, 2);
        assertThat(lot.leader()).isEqualTo("Chen");
        assertThat(lot.price()).isEqualTo(200_000);
        assertThat(lot.bid(LIN, 200_000, 3)).isEqualTo("TOO_LOW");
        assertThat(lot.bid(WANG, 199_999, 3)).isEqualTo("TOO_LOW");
        assertThat(lot.bid(WANG, 200_000, 3)).isEqualTo("OK");
        assertThat(lot.leader()).isEqualTo("Wang");
        assertThat(lot.bid(CHEN, 200_000, 4)).isEqualTo("TOO_LOW");
        assertThat(lot.bid(CHEN, 205_000, 4)).isEqualTo("OK");
        assertThat(lot.price()).isEqualTo(205_000);
    }

    @Test
    void whoHasARightOfPriorityMayNameThePriceWhereTheLeadersMaximumIsHigher() {
        Contest lot = Contest.announced(Proxy1.VERSION, Announced.lot());
        lot.admit(LIN, null, -9);
        lot.admit(CHEN, 1, -9);
        lot.bid(LIN, 200_000, 1);

        assertThat(lot.bid(CHEN, 100_000, 2)).isEqualTo("OK");
        assertThat(lot.leader()).isEqualTo("Lin");
        assertThat(lot.price()).isEqualTo(105_000);
    }

    @Test
    void asSoonAsAMaximumReachesTheReserveSoDoesThePrice() {
        for (Announced announced : new Announced[] {
            Announced.lot().openReserve(300_000), Announced.lot().secretReserve(300_000)
        }) {
            Contest lot = lot(announced);
            lot.bid(LIN, 299_999, 1);
            assertThat(lot.price()).isEqualTo(100_000);

            lot.bid(CHEN, 300_000, END - 1);

            assertThat(lot.price()).isEqualTo(300_000);
            assertThat(lot.end()).isEqualTo(END - 1 + 300);
            lot.bid(WANG, 400_000, END);
            assertThat(lot.price()).isEqualTo(305_000);
        }
    }

    @Test
    void aRaiseToTheReserveLiftsThePriceAndExtendsNothing() {
        Contest lot = lot(Announced.lot().secretReserve(300_000));
        lot.bid(LIN, 200_000, 1);

        lot.bid(LIN, 350_000, END - 1);

        assertThat(lot.price()).isEqualTo(300_000);
        assertThat(lot.end()).isEqualTo(END);
        assertThat(lot.pass(END).result()).isEqualTo("Lin 300000");
    }

    @Test
    void underTheReserveThereIsNoSale() {
        Contest lot = lot(Announced.lot().secretReserve(300_000));
        lot.bid(LIN, 299_999, 1);

        assertThat(lot.pass(END).result()).isEqualTo("RESERVE_NOT_MET");
    }

    @Test
    void aLateBidOfAnotherExtendsEvenIfItDoesNotLead() {
        Contest lot = lot(Announced.lot().mostExtension(Duration.ofSeconds(320)));
        lot.bid(LIN, 900_000, 1);

        lot.bid(CHEN, 105_000, END - 10);
        assertThat(lot.end()).isEqualTo(END + 290);
        lot.bid(CHEN, 120_000, END + 280);
        assertThat(lot.end()).isEqualTo(END + 320);
        assertThat(lot.state().extensions()).isEqualTo(2);
    }

    @Test
    void theLeaderCannotLeaveAndThePriceNeverFalls() {
        Contest lot = lot(Announced.lot().runnerUp());
        lot.bid(LIN, 900_000, 1);
        lot.bid(CHEN, 500_000, 2);

        assertThat(lot.leave(LIN, 3)).isEqualTo("BID_STANDS");
        assertThat(lot.leave(CHEN, 3)).isEqualTo("OK");
        assertThat(lot.price()).isEqualTo(505_000);
        lot.bid(WANG, 510_000, 4);
        assertThat(lot.price()).isEqualTo(515_000);
        assertThat(lot.pass(END).result()).isEqualTo("Lin 515000, then Wang 510000");
    }

    @Test
    void aRunnerUpReachesTheReserve() {
        Contest lot = lot(Announced.lot().runnerUp().openReserve(300_000));
        lot.bid(LIN, 299_999, 1);
        lot.bid(CHEN, 400_000, 2);

        assertThat(lot.pass(END).result()).isEqualTo("Chen 304999");
    }

    @Test
    void fewerBiddersThanTheMinimumAreNone() {
        Contest lot = lot(Announced.lot().minimumBidders(2));
        lot.bid(LIN, 200_000, 1);
        lot.bid(LIN, 300_000, 2);

        assertThat(lot.pass(END).result()).isEqualTo("TOO_FEW_BIDDERS");
        assertThat(lot(Announced.lot()).pass(END).result()).isEqualTo("NO_BID");
    }

    @Test
    void amountsComeHiddenAlone() {
        Contest lot = lot(Announced.lot());

        assertThat(lot.form()).isEqualTo(Secrecy.HIDDEN);
        assertThat(lot.say(new Command.PlaceBid(new BidId(Offers.uuid(7)), ZHAO, true, Money.cny(200_000)), 1))
                .isEqualTo("NOT_THIS_FORM");
        assertThat(lot.seal(ZHAO, 200_000, 1)).isEqualTo("NOT_THIS_FORM");
    }

    @Test
    void atTheLargestAmountNothingWillDo() {
        Contest lot = lot(Announced.lot());
        lot.bid(LIN, Money.MAX_MINOR, 1);
        lot.bid(CHEN, Money.MAX_MINOR, 2);

        assertThat(lot.leader()).isEqualTo("Lin");
        assertThat(lot.price()).isEqualTo(Money.MAX_MINOR);
        assertThat(lot.bid(LIN, Money.MAX_MINOR, 3)).isEqualTo("TOO_LOW");
        assertThat(lot.lowest(3)).isEqualTo(-1);
    }

    private static Contest lot(Announced announced) {
        return Contest.open(Proxy1.VERSION, announced);
    }
}
