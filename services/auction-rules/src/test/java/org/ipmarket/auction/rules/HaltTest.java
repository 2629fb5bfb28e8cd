package org.ipmarket.auction.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.auction.Offers.CLOSES;
import static org.ipmarket.auction.Offers.NOON;
import static org.ipmarket.auction.Offers.OPENS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ipmarket.auction.Offers;
import org.ipmarket.auction.PlayedLot;
import org.ipmarket.auction.formats.RulesCatalogue;
import org.ipmarket.auction.journal.LotJournal;
import org.ipmarket.auction.rules.Command.Cancel;
import org.ipmarket.auction.rules.Command.Correct;
import org.ipmarket.auction.rules.Command.Open;
import org.ipmarket.auction.rules.Command.PlaceBid;
import org.ipmarket.auction.rules.Command.Resume;
import org.ipmarket.auction.rules.Command.Suspend;
import org.ipmarket.auction.verifier.Verifier;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.BidId;
import org.junit.jupiter.api.Test;

/** Suspension for an impediment, and correction of the notice: before the opening, during it, too late. */
class HaltTest {
    private static final BidderRef LIN = new BidderRef("1".repeat(64));

    private final LotJournal lot =
            LotJournal.announce(Offers.patent(), RulesCatalogue.current(Offers.patent()), null, NOON);

    @Test
    void aSuspendedLotTakesNoBidAndDoesNotClose() {
        lot.judge(new Open(), OPENS);
        suspend(OPENS.plusSeconds(10));

        assertThat(judge(new PlaceBid(new BidId(Offers.uuid(9)), LIN, true, Money.cny(100_000)), OPENS.plusSeconds(20)))
                .isEqualTo(new Decision.Refused(Refusal.NOT_OPEN, Phase.SUSPENDED));
        assertThat(judge(new Command.Close(List.of(), null), CLOSES.plusSeconds(1)))
                .isEqualTo(new Decision.Refused(Refusal.NOT_OPEN, Phase.SUSPENDED));
    }

    @Test
    void anOpenLotEndsLaterByTheTimeThatItWasSuspended() {
        lot.judge(new Open(), OPENS);
        suspend(OPENS.plusSeconds(10));

        judge(new Resume(), OPENS.plusSeconds(10).plus(Duration.ofDays(3)));

        assertThat(lot.state().phase()).isEqualTo(Phase.OPEN);
        assertThat(lot.state().endsAt()).isEqualTo(CLOSES.plus(Duration.ofDays(3)));
    }

    @Test
    void aLotSuspendedBeforeItsOpeningWaitsForItAgain() {
        suspend(NOON.plusSeconds(5));
        assertThat(judge(new Open(), OPENS)).isEqualTo(new Decision.Refused(Refusal.ALREADY_OPENED, Phase.SUSPENDED));

        judge(new Resume(), OPENS.plus(Duration.ofHours(2)));

        assertThat(lot.state().phase()).isEqualTo(Phase.SCHEDULED);
        judge(new Open(), OPENS.plus(Duration.ofHours(2)));
        assertThat(lot.state().endsAt()).isEqualTo(CLOSES.plus(Duration.ofHours(2)));
        verified();
    }

    @Test
    void aSuspendedLotCanBeEnded() {
        suspend(NOON.plusSeconds(5));

        judge(new Cancel("LAPSED"), NOON.plusSeconds(6));

        assertThat(lot.state().phase()).isEqualTo(Phase.CANCELLED);
        verified();
    }

    @Test
    void aCorrectionBeforeTheOpeningBringsItsOwnTermsAndDays() {
        OfferAnnounced corrected = Offers.corrected();

        assertThat(correct(corrected, NOON.plusSeconds(30))).isInstanceOf(Decision.Corrected.class);

        assertThat(lot.terms()).isEqualTo(AuctionTerms.of(corrected));
        assertThat(lot.state().endsAt()).isEqualTo(corrected.closesAt());
        assertThat(judge(new Open(), OPENS)).isEqualTo(new Decision.Refused(Refusal.NOT_DUE, Phase.SCHEDULED));
        judge(new Open(), corrected.opensAt());
        judge(new Command.Admit(LIN, 1), corrected.opensAt());
        judge(new PlaceBid(new BidId(Offers.uuid(9)), LIN, true, Money.cny(100_000)), corrected.opensAt());
        assertThat(lot.lowestAcceptable(corrected.opensAt())).isEqualTo(Money.cny(101_000));
        verified();
    }

    @Test
    void aLotSuspendedBeforeItsOpeningMayBeCorrected() {
        suspend(NOON.plusSeconds(5));
        correct(Offers.corrected(), NOON.plusSeconds(30));

        judge(new Resume(), NOON.plusSeconds(40));

        assertThat(lot.state().phase()).isEqualTo(Phase.SCHEDULED);
        verified();
    }

    @Test
    void aCorrectionAfterTheOpeningOrOfTheStartPriceOrIntoThePastIsRefused() {
        assertThat(correct(Offers.corrected(Money.cny(1), OPENS.plusSeconds(60)), NOON))
                .isEqualTo(new Decision.Refused(Refusal.NO_CORRECTION, Phase.SCHEDULED));
        assertThat(correct(Offers.corrected(Money.cny(100_000), NOON), NOON))
                .isEqualTo(new Decision.Refused(Refusal.NO_CORRECTION, Phase.SCHEDULED));
        lot.judge(new Open(), OPENS);
        assertThat(correct(Offers.corrected(), OPENS))
                .isEqualTo(new Decision.Refused(Refusal.ALREADY_OPENED, Phase.OPEN));
    }

    @Test
    void theVerifierFindsACorrectionThatSwapsTheAssets() {
        correct(Offers.of(Offers.corrected(), new AssetId(Offers.uuid(99))), NOON.plusSeconds(30));

        assertThat(new Verifier().verify(PlayedLot.export(lot.written())).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString()).contains("changes its assets"));
    }

    private void suspend(Instant at) {
        assertThat(judge(new Suspend(at, "SEIZED"), at)).isInstanceOf(Decision.Suspended.class);
    }

    private Decision correct(OfferAnnounced terms, Instant at) {
        return judge(new Correct("GZ-2026-1-C1", "a slip", terms), at);
    }

    private Decision judge(Command command, Instant at) {
        return lot.judge(command, at).decision();
    }

    private void verified() {
        assertThat(new Verifier().verify(PlayedLot.export(lot.written())).findings())
                .isEmpty();
    }
}
