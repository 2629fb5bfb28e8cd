package org.ipmarket.auction.formats.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.auction.formats.Contest.CHEN;
import static org.ipmarket.auction.formats.Contest.END;
import static org.ipmarket.auction.formats.Contest.LIN;
import static org.ipmarket.auction.formats.Contest.WANG;
import static org.ipmarket.auction.formats.Contest.at;

import java.time.Duration;
import org.ipmarket.auction.formats.Announced;
import org.ipmarket.auction.formats.Contest;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Due;
import org.ipmarket.messages.Money;
import org.junit.jupiter.api.Test;

/** An hour's notice at 1,000.00, extended by an hour up to twice; an auction of half an hour. */
class PublicListingTest {
    @Test
    void duringTheNoticeNoBidIsTakenNorWritten() {
        Contest lot = with(listing(), LIN, CHEN);
        long before = lot.pass(10).state().nextSequence();

        assertThat(lot.bid(LIN, 100_000, 10)).isEqualTo("NOT_YET");
        assertThat(lot.bid(LIN, Money.ofMinor(100_000, "USD"), 10)).isEqualTo("NOT_YET");

        assertThat(lot.stage()).isEqualTo("NOTICE");
        assertThat(lot.state().nextSequence()).isEqualTo(before);
    }

    @Test
    void oneBuyerHasItAtTheAskingPrice() {
        Contest lot = with(listing(), LIN).pass(END);

        assertThat(lot.steps()).containsExactly(Due.OPEN, Due.CLOSE);
        assertThat(lot.result()).isEqualTo("Lin 100000");
        assertThat(lot.outcome().ranking()).isEmpty();
    }

    @Test
    void notUnderTheReserve() {
        assertThat(with(listing().secretReserve(100_001), LIN).pass(END).result())
                .isEqualTo("RESERVE_NOT_MET");
        assertThat(with(listing().secretReserve(100_000), LIN).pass(END).result())
                .isEqualTo("Lin 100000");
    }

    @Test
    void orNotWhereTheAssetLapsed() {
        Contest lot = with(listing(), LIN);
        lot.assetLapses();

        assertThat(lot.pass(END).result()).isEqualTo("GATE_FAILED");
    }

    @Test
    void whileNobodyComesItIsExtendedAsAnnounced() {
        Contest lot = with(listing());

        assertThat(lot.pass(END).end()).isEqualTo(2 * END);
        assertThat(lot.pass(2 * END).end()).isEqualTo(3 * END);
        assertThat(lot.state().extensions()).isEqualTo(2);
        assertThat(lot.stage()).isEqualTo("NOTICE");
        assertThat(lot.pass(3 * END).result()).isEqualTo("NO_BID");
    }

    @Test
    void endsInThePastAreSkipped() {
        Contest lot = with(listing());

        lot.pass(1).late(new Command.Advance(), 2 * END);

        assertThat(lot.end()).isEqualTo(3 * END);
        assertThat(lot.state().extensions()).isEqualTo(1);
    }

    @Test
    void whoComesDuringAnExtensionHasIt() {
        Contest lot = with(listing());

        assertThat(lot.admit(LIN, null, END + 1)).isEqualTo("OK");

        assertThat(lot.pass(2 * END).result()).isEqualTo("Lin 100000");
    }

    @Test
    void leavingIsFreeUntilTheEndOfTheNotice() {
        Contest lot = with(listing(), LIN, CHEN);

        assertThat(lot.leave(LIN, END - 0.001)).isEqualTo("OK");

        assertThat(lot.pass(END).result()).isEqualTo("Chen 100000");
    }

    @Test
    void whoCameBackIsABuyer() {
        Contest lot = with(listing(), LIN);
        lot.leave(LIN, 1);
        lot.admit(LIN, null, 2);

        assertThat(lot.pass(END).result()).isEqualTo("Lin 100000");
    }

    @Test
    void severalCompeteFromTheAskingPrice() {
        Contest lot = with(listing(), LIN, CHEN);

        assertThat(lot.bid(LIN, 99_999, END)).isEqualTo("TOO_LOW");
        assertThat(lot.stage()).isEqualTo("AUCTION");
        assertThat(lot.end()).isEqualTo(END + 1_800);
        assertThat(lot.bid(LIN, 100_000, END)).isEqualTo("OK");
        assertThat(lot.bid(CHEN, 104_999, END + 1)).isEqualTo("TOO_LOW");
        assertThat(lot.bid(CHEN, 105_000, END + 1)).isEqualTo("OK");
        assertThat(lot.pass(END + 1_800).result()).isEqualTo("Chen 105000");
    }

    @Test
    void theAuctionIsExtendedByLateBidsUpToItsCap() {
        Contest lot = with(listing().mostExtension(Duration.ofSeconds(310)), LIN, CHEN);
        lot.bid(LIN, 100_000, END + 1_799);
        assertThat(lot.end()).isEqualTo(END + 1_799 + 300);

        lot.bid(CHEN, 105_000, END + 1_899);

        assertThat(lot.end()).isEqualTo(END + 1_800 + 310);
        assertThat(lot.state().extensions()).isEqualTo(2);
    }

    @Test
    void inTheAuctionNobodyComesOrGoes() {
        Contest lot = with(listing(), LIN, CHEN);
        lot.bid(LIN, 100_000, END);

        assertThat(lot.admit(WANG, null, END)).isEqualTo("ADMISSION_OVER");
        assertThat(lot.leave(CHEN, END)).isEqualTo("BID_STANDS");
        assertThat(lot.leave(LIN, END)).isEqualTo("BID_STANDS");
    }

    @Test
    void anAuctionWithoutABidIsUnsold() {
        Contest lot = with(listing(), LIN, CHEN);

        assertThat(lot.pass(END + 1_800).result()).isEqualTo("NO_BID");
        assertThat(lot.steps()).containsExactly(Due.OPEN, Due.ADVANCE, Due.CLOSE);
    }

    @Test
    void theMinimumCountsBuyersNotWhoBids() {
        Contest lot = with(listing().minimumBidders(2).runnerUp(), LIN, CHEN);
        lot.bid(LIN, 100_000, END);

        assertThat(lot.pass(END + 1_800).result()).isEqualTo("Lin 100000");
    }

    @Test
    void fewerBuyersThanTheMinimumAreWaitedForAndThenUnsold() {
        Contest one = with(listing().minimumBidders(2), LIN);
        assertThat(one.pass(END).end()).isEqualTo(2 * END);
        assertThat(one.pass(3 * END).result()).isEqualTo("TOO_FEW_BIDDERS");

        Contest two = with(listing().minimumBidders(3), LIN, CHEN);
        assertThat(two.pass(3 * END).result()).isEqualTo("TOO_FEW_BIDDERS");
    }

    @Test
    void aRightOfPriorityMatchesThePrice() {
        Contest lot = Contest.announced(PublicListing1.VERSION, listing());
        lot.admit(LIN, null, -9);
        lot.admit(CHEN, 1, -9);
        lot.bid(LIN, 100_000, END);

        assertThat(lot.bid(CHEN, 100_000, END)).isEqualTo("OK");
        assertThat(lot.bid(LIN, 100_000, END)).isEqualTo("TOO_LOW");
        assertThat(lot.leader()).isEqualTo("Chen");
    }

    @Test
    void timeLostMovesTheEndsToCome() {
        Contest lot = Contest.announced(PublicListing1.VERSION, listing());
        lot.late(new Command.Open(), 100);
        lot.outage(200, 250);
        assertThat(lot.end()).isEqualTo(END + 150);

        assertThat(lot.pass(END + 150).end()).isEqualTo(2 * END + 150);
    }

    @Test
    void timeLostInTheAuctionMovesItsCap() {
        Contest lot = with(listing().mostExtension(Duration.ZERO), LIN, CHEN);
        lot.outage(END + 10, END + 20);

        lot.bid(LIN, 100_000, END + 1_809);

        assertThat(lot.end()).isEqualTo(END + 1_810);
    }

    private static Announced listing() {
        return Announced.lot().furtherEnds(at(2 * END), at(3 * END));
    }

    private static Contest with(Announced announced, BidderRef... buyers) {
        Contest lot = Contest.announced(PublicListing1.VERSION, announced);
        for (BidderRef buyer : buyers) {
            lot.admit(buyer, null, -30);
        }
        return lot;
    }
}
