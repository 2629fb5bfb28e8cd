package org.ipmarket.bidding.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.bidding.People.CHEN;
import static org.ipmarket.bidding.People.LIN;
import static org.ipmarket.bidding.People.UNI;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.bidding.Offers;
import org.ipmarket.bidding.People;
import org.ipmarket.bidding.lot.Eligibility.Verdict;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.Test;

class EligibilityTest {
    private final OfferAnnounced offer = Offers.by(UNI).opening(Instant.now()).announced();
    private final ParticipantChanged seller = People.state(UNI, 1, Standing.QUALIFIED);

    @Test
    void aQualifiedStrangerMayBid() {
        assertThat(verdict(People.state(LIN, 1, Standing.QUALIFIED))).isInstanceOf(Verdict.Eligible.class);
    }

    @Test
    void whatMayPassIsWaitedFor() {
        assertThat(verdict(People.state(LIN, 1, Standing.REGISTERED))).isInstanceOf(Verdict.NotYet.class);
        assertThat(verdict(People.state(LIN, 1, Standing.SUSPENDED))).isInstanceOf(Verdict.NotYet.class);
    }

    @Test
    void theSellerNeverMay() {
        assertThat(verdict(seller)).isInstanceOf(Verdict.Never.class);
    }

    @Test
    void relatedPartiesMayAndItIsSaidWhicheverSideDeclaredIt() {
        assertThat(verdict(People.state(LIN, 1, Standing.QUALIFIED))).isEqualTo(new Verdict.Eligible(false));
        assertThat(verdict(People.related(LIN, UNI))).isEqualTo(new Verdict.Eligible(true));
        assertThat(Eligibility.of(
                        People.state(CHEN, 1, Standing.QUALIFIED), People.related(UNI, CHEN), offer, false, false))
                .isEqualTo(new Verdict.Eligible(true));
        assertThat(verdict(People.acting(LIN, Set.of(UNI), Set.of()))).isEqualTo(new Verdict.Eligible(true));
    }

    @Test
    void whoActsForTheSellerNeverMay() {
        ParticipantChanged principal = People.acting(UNI, Set.of(LIN), Set.of());
        assertThat(Eligibility.of(People.state(LIN, 1, Standing.QUALIFIED), principal, offer, false, false))
                .isInstanceOfSatisfying(
                        Verdict.Never.class, never -> assertThat(never.reason()).contains("Auction Law 30"));
        assertThat(Eligibility.of(People.state(CHEN, 1, Standing.QUALIFIED), principal, offer, false, false))
                .isInstanceOf(Verdict.Eligible.class);
    }

    @Test
    void theCentresStaffNeverMayThereButMayElsewhere() {
        assertThat(verdict(People.acting(LIN, Set.of(), Set.of(offer.centre()))))
                .isInstanceOfSatisfying(
                        Verdict.Never.class, never -> assertThat(never.reason()).contains("Auction Law 22"));
        assertThat(verdict(People.acting(LIN, Set.of(), Set.of(new CentreCode("ELSEWHR")))))
                .isInstanceOf(Verdict.Eligible.class);
    }

    @Test
    void aDefaulterNeverMay() {
        assertThat(Eligibility.of(People.state(LIN, 1, Standing.QUALIFIED), seller, offer, true, false))
                .isInstanceOf(Verdict.Never.class);
    }

    @Test
    void whoIsOutsideTheMainlandWaitsForTheExportersEvidence() {
        ParticipantChanged lin = People.state(LIN, 1, Standing.QUALIFIED);
        ParticipantChanged abroad = new ParticipantChanged(
                lin.participant(),
                lin.mode(),
                1,
                lin.kind(),
                lin.homeCentre(),
                lin.standing(),
                lin.qualifiedAt(),
                Set.<ParticipantId>of(),
                true,
                null,
                null);

        assertThat(verdict(abroad)).isInstanceOf(Verdict.NotYet.class);
        assertThat(Eligibility.of(abroad, seller, offer, false, true)).isInstanceOf(Verdict.Eligible.class);
    }

    @Test
    void nobodyOfTheOtherMarketMay() {
        ParticipantChanged lin = People.state(LIN, 1, Standing.QUALIFIED);
        ParticipantChanged live = new ParticipantChanged(
                lin.participant(),
                Mode.LIVE,
                1,
                lin.kind(),
                lin.homeCentre(),
                lin.standing(),
                lin.qualifiedAt(),
                lin.related(),
                false,
                null,
                null);

        assertThat(verdict(live)).isInstanceOf(Verdict.Never.class);
    }

    private Verdict verdict(ParticipantChanged buyer) {
        return Eligibility.of(buyer, seller, offer, false, false);
    }
}
