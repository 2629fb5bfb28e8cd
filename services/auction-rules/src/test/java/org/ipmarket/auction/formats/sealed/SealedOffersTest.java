package org.ipmarket.auction.formats.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.auction.formats.Contest.CHEN;
import static org.ipmarket.auction.formats.Contest.END;
import static org.ipmarket.auction.formats.Contest.LIN;
import static org.ipmarket.auction.formats.Contest.WANG;
import static org.ipmarket.auction.formats.Contest.ZHAO;
import static org.ipmarket.auction.formats.Contest.at;

import java.util.List;
import org.ipmarket.auction.Offers;
import org.ipmarket.auction.formats.Announced;
import org.ipmarket.auction.formats.Contest;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Due;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.BidId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the three sealed formats have in common: from the envelope to the opening. */
class SealedOffersTest {
    private static final List<String> VERSIONS = List.of(SealedFirst1.VERSION, SealedSecond1.VERSION, Uniform1.VERSION);

    @ParameterizedTest
    @ValueSource(strings = {SealedFirst1.VERSION, SealedSecond1.VERSION, Uniform1.VERSION})
    void doesNotOpenBeforeTheKeysArePublished(String version) {
        Contest lot = Contest.announced(version, Announced.lot());
        lot.admit(LIN, null, -9);

        assertThat(lot.seal(LIN, 100_000, 60)).isEqualTo("NOT_OPEN");
        assertThat(lot.late(new Command.PublishKeys(List.of("{}"), 1), 60)).isEqualTo("OK");
        assertThat(lot.late(new Command.PublishKeys(List.of("{}"), 1), 60)).isEqualTo("FIXED_ALREADY");
        assertThat(lot.seal(LIN, 100_000, 60)).isEqualTo("OK");
        assertThat(lot.end()).isEqualTo(END + 60);
    }

    @ParameterizedTest
    @ValueSource(strings = {SealedFirst1.VERSION, SealedSecond1.VERSION, Uniform1.VERSION})
    void anEntryCompletesTheSetBeforeItIsOpened(String version) {
        Contest lot = Contest.open(version, Announced.lot());
        lot.seal(LIN, 100_000, 1);
        assertThat(lot.stage()).isEqualTo("SEALED");

        lot.pass(END);

        assertThat(lot.steps()).containsExactly(Due.OPEN, Due.ADVANCE, Due.UNSEAL, Due.CLOSE);
        assertThat(lot.state().extensions()).isZero();
        assertThat(lot.state().lastTime()).isEqualTo(at(END));
    }

    @Test
    void whileTheKeysAreAwaitedNothingChanges() {
        Contest lot = sealed(Announced.lot());
        lot.seal(LIN, 100_000, 1);
        lot.late(new Command.Advance(), END);
        assertThat(lot.stage()).isEqualTo("OPENING");

        assertThat(lot.late(new Command.Leave(LIN), END + 1)).isEqualTo("BID_STANDS");
        assertThat(lot.late(new Command.Leave(CHEN), END + 1)).isEqualTo("OK");
        assertThat(lot.late(new Command.PlaceSealed(new BidId(Offers.uuid(8)), ZHAO, true, "{}", null), END + 1))
                .isEqualTo("NOT_OPEN");
        assertThat(lot.pass(END + 60).result()).isEqualTo("Lin 100000");
    }

    @Test
    void withoutAnOfferNoKeyIsAskedFor() {
        for (String version : VERSIONS) {
            Contest lot = Contest.open(version, Announced.lot()).pass(END);

            assertThat(lot.steps()).containsExactly(Due.OPEN, Due.CLOSE);
            assertThat(lot.result()).isEqualTo("NO_BID");
        }
    }

    @Test
    void theLastOfferOfABidderCountsEvenIfItIsLower() {
        Contest lot = sealed(Announced.lot());
        lot.seal(LIN, 300_000, 1);
        lot.seal(CHEN, 200_000, 2);
        lot.seal(LIN, 150_000, 3);

        assertThat(lot.pass(END).result()).isEqualTo("Chen 200000");
    }

    @Test
    void aReplacementIsAsLateAsItself() {
        Contest lot = sealed(Announced.lot());
        lot.seal(LIN, 200_000, 1);
        lot.seal(CHEN, 200_000, 2);
        lot.seal(LIN, 200_000, 3);

        assertThat(lot.pass(END).result()).isEqualTo("Chen 200000");
    }

    @Test
    void ofEqualOffersTheBetterRightGoesFirst() {
        Contest lot = Contest.announced(SealedFirst1.VERSION, Announced.lot());
        lot.admit(LIN, null, -9);
        lot.admit(CHEN, 2, -9);
        lot.admit(WANG, 1, -9);
        lot.late(new Command.PublishKeys(List.of("{}"), 1), -8);
        lot.seal(LIN, 200_000, 1);
        lot.seal(CHEN, 200_000, 2);
        lot.seal(WANG, 200_000, 3);

        lot.pass(END);

        assertThat(lot.outcome().ranking())
                .extracting(offer -> Contest.name(offer.bidder()))
                .containsExactly("Wang", "Chen", "Lin");
    }

    @Test
    void whoLeavesHasNoOffer() {
        Contest lot = sealed(Announced.lot());
        lot.seal(LIN, 300_000, 1);
        lot.seal(CHEN, 200_000, 2);

        assertThat(lot.leave(LIN, 3)).isEqualTo("OK");

        assertThat(lot.pass(END).result()).isEqualTo("Chen 200000");
        assertThat(lot.outcome().ranking()).hasSize(1);
    }

    @Test
    void anOfferThatIsIllegibleOrForeignOrTooLowDoesNotCount() {
        Contest lot = sealed(Announced.lot().minimumBidders(2));
        lot.seal(LIN, (Money) null, 1);
        lot.seal(CHEN, Money.ofMinor(900_000, "USD"), 2);
        lot.seal(WANG, 99_999, 3);
        lot.seal(ZHAO, 100_000, 4);

        assertThat(lot.pass(END).result()).isEqualTo("TOO_FEW_BIDDERS");
        assertThat(lot.outcome().ranking())
                .extracting(offer -> Contest.name(offer.bidder()))
                .containsExactly("Zhao");
    }

    @Test
    void withInvalidOffersAloneThereIsNone() {
        Contest lot = sealed(Announced.lot());
        lot.seal(WANG, 99_999, 3);

        assertThat(lot.pass(END).result()).isEqualTo("NO_BID");
    }

    @Test
    void amountsThatAnybodyCouldReadAreNotTaken() {
        Contest lot = sealed(Announced.lot());

        assertThat(lot.bid(LIN, 100_000, 1)).isEqualTo("NOT_THIS_FORM");
        assertThat(lot.state().bids()).isZero();
    }

    private static Contest sealed(Announced announced) {
        return Contest.open(SealedFirst1.VERSION, announced);
    }
}
