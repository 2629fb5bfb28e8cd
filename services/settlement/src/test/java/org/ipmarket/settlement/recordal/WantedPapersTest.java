package org.ipmarket.settlement.recordal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.settlement.recordal.WantedPapers.Facts;
import org.junit.jupiter.api.Test;

class WantedPapersTest {
    private static final Money FEE = Money.cny(200_00);

    @Test
    void aChangeOfTitleWantsContractFormAndTheOfficialFee() {
        List<Want> wanted = WantedPapers.of(Matter.TITLE_CHANGE, new Facts(Right.ASSIGNMENT, false, false, false, FEE));
        assertThat(wanted)
                .extracting(Want::paper)
                .containsExactly(Paper.CONTRACT, Paper.CHANGE_FORM, Paper.OFFICIAL_FEE);
        assertThat(wanted.getLast().fee()).isEqualTo(FEE);
        assertThat(wanted.getLast().before()).isEqualTo(Want.Step.RECORDING);
        assertThat(wanted).allSatisfy(want -> assertThat(want.rule().en()).contains("Law"));
    }

    @Test
    void coOwnersPledgeesAndTheExportBringMore() {
        assertThat(WantedPapers.of(Matter.TITLE_CHANGE, new Facts(Right.ASSIGNMENT, true, true, true, FEE)))
                .extracting(Want::paper)
                .containsExactly(
                        Paper.CONTRACT,
                        Paper.CHANGE_FORM,
                        Paper.CO_OWNERS_CONSENT,
                        Paper.PLEDGEE_CONSENT,
                        Paper.EXPORT_PERMIT,
                        Paper.OFFICIAL_FEE);
    }

    @Test
    void oneCoOwnerAloneMayGrantAnOrdinaryLicence() {
        assertThat(WantedPapers.of(Matter.CONTRACT, new Facts(Right.ORDINARY_LICENCE, true, false, false, FEE)))
                .extracting(Want::paper)
                .containsExactly(Paper.CONTRACT);
        assertThat(WantedPapers.of(Matter.CONTRACT, new Facts(Right.EXCLUSIVE_LICENCE, true, false, false, FEE)))
                .extracting(Want::paper)
                .containsExactly(Paper.CONTRACT, Paper.CO_OWNERS_CONSENT);
    }

    @Test
    void anOpenLicenceWantsNothing() {
        assertThat(WantedPapers.of(Matter.OPEN_LICENCE, new Facts(Right.ORDINARY_LICENCE, true, true, false, FEE)))
                .isEmpty();
    }
}
