package org.ipmarket.settlement.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.ipmarket.messages.Money;
import org.junit.jupiter.api.Test;

class HandingOnTest {
    @Test
    void thePledgeesComeBeforeTheSellerAndAfterTheCommissions() {
        HandingOn handed = HandingOn.of(cny("100.00"), cny("10.00"), List.of(cny("60.00"), cny("50.00"), cny("5.00")));
        assertThat(handed)
                .isEqualTo(new HandingOn(cny("10.00"), List.of(cny("60.00"), cny("30.00"), cny("0.00")), cny("0.00")));
        assertThat(HandingOn.of(cny("100.00"), cny("10.00"), List.of(cny("60.00")))
                        .seller())
                .isEqualTo(cny("30.00"));
        assertThat(HandingOn.of(cny("50.00"), cny("0.00"), List.of()).seller()).isEqualTo(cny("50.00"));
    }

    @Test
    void commissionsAreCoveredOrNothingIsHandedOn() {
        assertThatThrownBy(() -> HandingOn.of(cny("9.99"), cny("10.00"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Money cny(String amount) {
        return Money.parse(amount, "CNY");
    }
}
