package org.ipmarket.auction.formats.english;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.auction.formats.Contest.CHEN;
import static org.ipmarket.auction.formats.Contest.END;
import static org.ipmarket.auction.formats.Contest.LIN;
import static org.ipmarket.auction.formats.Contest.WANG;

import java.time.Duration;
import java.util.List;
import org.ipmarket.auction.formats.Announced;
import org.ipmarket.auction.formats.Contest;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.messages.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Start 1,000.00, step 50.00, the last five minutes extend by five. */
class English2Test {
    @Test
    void aBidReachesTheStartPriceAndThenAStepMore() {
        Contest lot = lot(Announced.lot());
        assertThat(lot.lowest(0)).isEqualTo(100_000);

        assertThat(lot.bid(LIN, 99_999, 1)).isEqualTo("TOO_LOW");
        assertThat(lot.bid(LIN, 100_000, 1)).isEqualTo("OK");
        assertThat(lot.bid(CHEN, 104_999, 1)).isEqualTo("TOO_LOW");
        assertThat(lot.bid(CHEN, 105_000, 1)).isEqualTo("OK");
        assertThat(lot.bid(CHEN, Money.ofMinor(900_000, "USD"), 1)).isEqualTo("WRONG_CURRENCY");
        assertThat(lot.leader()).isEqualTo("Chen");
    }

    @ParameterizedTest
    @CsvSource({"100000, 105000", "149999, 154999", "150000, 170000", "999999, 1019999", "1000000, 1100000"})
    void theStepIsThatOfTheHighestBandNotAboveThePrice(long price, long lowest) {
        Contest lot = lot(Announced.lot().step(0, 5_000).step(150_000, 20_000).step(1_000_000, 100_000));
        lot.bid(LIN, price, 1);

        assertThat(lot.lowest(1)).isEqualTo(lowest);
    }

    @ParameterizedTest(name = "a bid {0} s before the end: end {1} s later, extensions {2}")
    @CsvSource({"300.001, 0, 0", "300, 0, 0", "299.999, 0.001, 1", "1, 299, 1", "0.001, 299.999, 1"})
    void aLateBidMovesTheEnd(double before, double later, int extensions) {
        Contest lot = lot(Announced.lot());

        lot.bid(LIN, 100_000, END - before);

        assertThat(lot.end()).isEqualTo(END + later);
        assertThat(lot.state().extensions()).isEqualTo(extensions);
    }

    @Test
    void aRejectedBidMovesNothing() {
        Contest lot = lot(Announced.lot());

        lot.bid(LIN, 99_999, END - 1);

        assertThat(lot.end()).isEqualTo(END);
    }

    @Test
    void extensionsGoNoFurtherThanTheCap() {
        Contest lot = lot(Announced.lot().mostExtension(Duration.ofSeconds(500)));
        lot.bid(LIN, 100_000, END - 1);
        lot.bid(CHEN, 105_000, END + 298);
        assertThat(lot.end()).isEqualTo(END + 500);

        lot.bid(LIN, 110_000, END + 499);

        assertThat(lot.end()).isEqualTo(END + 500);
        assertThat(lot.state().extensions()).isEqualTo(2);
    }

    @Test
    void theCapMovesWithTimeLost() {
        Contest lot = Contest.announced(English2.VERSION, Announced.lot().mostExtension(Duration.ofSeconds(100)));
        lot.late(new Command.Open(), 60);
        lot.outage(100, 140);

        lot.bid(LIN, 100_000, END + 99);

        assertThat(lot.end()).isEqualTo(END + 200);
    }

    @Test
    void whoHasTheBetterRightMayMatchThePrice() {
        Contest lot = Contest.announced(English2.VERSION, Announced.lot());
        lot.admit(LIN, null, -9);
        lot.admit(CHEN, 2, -9);
        lot.admit(WANG, 1, -9);
        lot.bid(LIN, 100_000, 1);

        assertThat(lot.bid(CHEN, 99_999, 2)).isEqualTo("TOO_LOW");
        assertThat(lot.bid(CHEN, 100_001, 2)).isEqualTo("TOO_LOW");
        assertThat(lot.bid(CHEN, 100_000, 2)).isEqualTo("OK");
        assertThat(lot.bid(CHEN, 100_000, 3)).isEqualTo("TOO_LOW");
        assertThat(lot.bid(WANG, 100_000, 3)).isEqualTo("OK");
        assertThat(lot.bid(CHEN, 100_000, 4)).isEqualTo("TOO_LOW");
        assertThat(lot.bid(LIN, 100_000, 4)).isEqualTo("TOO_LOW");
        lot.pass(END);
        assertThat(lot.result()).isEqualTo("Wang 100000");
        assertThat(lot.outcome().ranking())
                .extracting(offer -> Contest.name(offer.bidder()))
                .containsExactly("Wang", "Chen", "Lin");
    }

    @Test
    void theRunnerUpPaysItsOwnBestBid() {
        Contest lot = lot(Announced.lot().runnerUp());
        lot.bid(LIN, 100_000, 1);
        lot.bid(CHEN, 110_000, 2);
        lot.bid(LIN, 120_000, 3);
        lot.bid(WANG, 130_000, 4);
        lot.bid(LIN, 140_000, 5);

        assertThat(lot.pass(END).result()).isEqualTo("Lin 140000, then Wang 130000");
    }

    @Test
    void whoLeftIsNotRanked() {
        Contest lot = lot(Announced.lot().runnerUp());
        lot.bid(CHEN, 100_000, 1);
        lot.bid(WANG, 110_000, 2);
        lot.bid(LIN, 120_000, 3);

        assertThat(lot.leave(LIN, 4)).isEqualTo("BID_STANDS");
        assertThat(lot.leave(WANG, 4)).isEqualTo("OK");

        assertThat(lot.pass(END).result()).isEqualTo("Lin 120000, then Chen 100000");
    }

    @ParameterizedTest(name = "open {0}, secret {1}: {2}")
    @CsvSource({
        "120000, 0, 'Lin 120000'",
        "120001, 0, RESERVE_NOT_MET",
        "0, 120001, RESERVE_NOT_MET",
        "110000, 115000, 'Lin 120000'",
        "105000, 0, 'Lin 120000, then Chen 110000'"
    })
    void underTheReserveNobodyWinsOrWaits(long open, long secret, String result) {
        Announced announced = Announced.lot().runnerUp();
        announced = open == 0 ? announced : announced.openReserve(open);
        Contest lot = lot(secret == 0 ? announced : announced.secretReserve(secret));
        lot.bid(CHEN, 110_000, 1);
        lot.bid(LIN, 120_000, 2);

        assertThat(lot.pass(END).result()).isEqualTo(result);
    }

    @Test
    void theReasonsForNoSaleHaveAnOrder() {
        Announced strict = Announced.lot().minimumBidders(2).secretReserve(900_000);
        assertThat(lot(strict).pass(END).result()).isEqualTo("NO_BID");

        Contest one = lot(strict);
        one.assetLapses();
        one.bid(LIN, 100_000, 1);
        assertThat(one.pass(END).result()).isEqualTo("TOO_FEW_BIDDERS");

        Contest two = lot(strict);
        two.assetLapses();
        two.bid(LIN, 100_000, 1);
        two.bid(CHEN, 200_000, 1);
        assertThat(two.pass(END).result()).isEqualTo("RESERVE_NOT_MET");

        Contest enough = lot(strict);
        enough.assetLapses();
        enough.bid(LIN, 100_000, 1);
        enough.bid(CHEN, 900_000, 1);
        assertThat(enough.pass(END).result()).isEqualTo("GATE_FAILED");
    }

    @Test
    void whoWaitsIsAwardedTheLotOnceOrLeaves() {
        Contest lot = lot(Announced.lot().runnerUp());
        lot.bid(CHEN, 110_000, 1);
        lot.bid(LIN, 120_000, 2);
        lot.pass(END);

        assertThat(lot.say(new Command.Leave(LIN), END + 1)).isEqualTo("ENDED");
        assertThat(lot.say(new Command.AwardRunnerUp(), END + 1)).isEqualTo("OK");
        assertThat(lot.say(new Command.AwardRunnerUp(), END + 2)).isEqualTo("NOBODY_WAITS");
        assertThat(lot.say(new Command.Leave(CHEN), END + 3)).isEqualTo("ENDED");
    }

    @Test
    void whoWaitsMayLeave() {
        Contest lot = lot(Announced.lot().runnerUp());
        lot.bid(CHEN, 110_000, 1);
        lot.bid(LIN, 120_000, 2);
        lot.pass(END);

        assertThat(lot.say(new Command.Leave(CHEN), END + 1)).isEqualTo("OK");
        assertThat(lot.say(new Command.AwardRunnerUp(), END + 2)).isEqualTo("NOBODY_WAITS");
    }

    @Test
    void itNeedsNeitherKeysNorEnvelopesNorStages() {
        Contest lot = lot(Announced.lot());

        assertThat(lot.seal(LIN, 100_000, 1)).isEqualTo("NOT_THIS_FORM");
        assertThat(lot.say(new Command.PublishKeys(List.of(), 1), 1)).isEqualTo("NOT_THIS_FORM");
        assertThat(lot.say(new Command.Advance(), 1)).isEqualTo("NOT_DUE");
        assertThat(lot.say(new Command.Unseal(List.of(), List.of()), 1)).isEqualTo("NOT_DUE");
        assertThat(lot.say(new Command.Reveal(List.of()), 1)).isEqualTo("NOT_DUE");
    }

    @Test
    void aReserveIsFixedBeforeTheOpening() {
        Contest lot = Contest.announced(English2.VERSION, Announced.lot());

        assertThat(lot.say(new Command.FixReserve("0"), -1)).isEqualTo("OK");
        assertThat(lot.say(new Command.FixReserve("0"), 1)).isEqualTo("ALREADY_OPENED");
    }

    private static Contest lot(Announced announced) {
        return Contest.open(English2.VERSION, announced);
    }
}
