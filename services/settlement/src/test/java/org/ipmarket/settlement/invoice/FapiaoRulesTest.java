package org.ipmarket.settlement.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.FeeSchedule.Tier;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.fee.Brought;
import org.ipmarket.settlement.fee.FeeSplit;
import org.ipmarket.settlement.state.IllegalTransition;
import org.ipmarket.settlement.trade.TradeSums;
import org.junit.jupiter.api.Test;

class FapiaoRulesTest {
    private static final CentreCode GZ = new CentreCode("GZ");
    private static final CentreCode SZ = new CentreCode("SZ");

    @Test
    void everyStepIsInTheTableAndNoOther() {
        for (FapiaoState from : FapiaoState.values()) {
            for (FapiaoState to : FapiaoState.values()) {
                if (from.next().contains(to)) {
                    assertThat(from.to(to)).isEqualTo(to);
                } else {
                    assertThatThrownBy(() -> from.to(to)).isInstanceOf(IllegalTransition.class);
                }
            }
        }
        // handed over, it is never handed over anew but by way of the service's word that it never came
        assertThat(FapiaoState.ISSUED.next()).isEqualTo(EnumSet.of(FapiaoState.PART_REVERSED, FapiaoState.REVERSED));
        assertThat(FapiaoState.REVERSED.next()).isEmpty();
    }

    @Test
    void theCheckCharacterOfACreditCodeIsChecked() {
        assertThat(TitleData.isCreditCode("91350100M000100Y43")).isTrue();
        assertThat(TitleData.isCreditCode("91350100M000100Y44")).isFalse();
        assertThat(TitleData.isCreditCode("91350100M000100Y4")).isFalse();
        assertThat(TitleData.isCreditCode("91350100I000100Y43")).isFalse();
        assertThatThrownBy(() -> new TitleData("甲", "1", null, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TitleData(" ", null, null, null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eachTakerInvoicesWhatItTookAndABrokerMemberDoesItItself() {
        FeeSchedule schedule =
                new FeeSchedule(List.of(new Tier(null, 500)), Money.cny(0), 4_000, 4_000, 2_000, null, null, 1_000);
        FeeSplit fees = TradeSums.of(
                        Money.cny(10_000_000), Money.cny(0), schedule, new Brought(new ParticipantId(Ids.next()), null))
                .fees();
        List<Invoiced> two = Invoiced.of(fees, GZ, SZ);
        assertThat(two).hasSize(6);
        assertThat(sum(two)).isEqualTo(fees.whole().minus(fees.seller().broker()));
        List<Invoiced> one = Invoiced.of(fees, GZ, GZ);
        assertThat(one).hasSize(4).extracting(Invoiced::issuer).containsOnly("centre:GZ", "platform");
        assertThat(sum(one)).isEqualTo(sum(two));
    }

    private static Money sum(List<Invoiced> all) {
        return all.stream().map(Invoiced::total).reduce(Money.cny(0), Money::plus);
    }
}
