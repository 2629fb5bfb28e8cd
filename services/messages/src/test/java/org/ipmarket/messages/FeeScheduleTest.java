package org.ipmarket.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.ipmarket.messages.FeeSchedule.Tier;
import org.ipmarket.messages.event.EventJson;
import org.junit.jupiter.api.Test;

class FeeScheduleTest {
    private static final Tier FIRST = new Tier(Money.cny(100_000_000), 300);
    private static final Tier SECOND = new Tier(Money.cny(500_000_000), 200);
    private static final Tier REST = new Tier(null, 100);
    private static final Money MINIMUM = Money.cny(100_000);

    @Test
    void isReadAsItIsWritten() {
        FeeSchedule fees = schedule(FIRST, SECOND, REST);
        assertThat(EventJson.read(EventJson.write(fees), FeeSchedule.class)).isEqualTo(fees);
    }

    @Test
    void oneTierWithoutABoundIsEnough() {
        assertThat(schedule(REST).tiers()).containsExactly(REST);
    }

    @Test
    void onlyTheLastTierHasNoBound() {
        refused("ends with a tier that has no bound");
        refused("ends with a tier that has no bound", FIRST, SECOND);
        refused("only the last tier", REST, FIRST, REST);
    }

    @Test
    void tiersAndMinimumAreNeeded() {
        assertThatThrownBy(() -> new FeeSchedule(null, MINIMUM, 4_000, 4_000, 2_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a fee schedule needs tiers and a minimum");
        assertThatThrownBy(() -> new FeeSchedule(List.of(REST), null, 4_000, 4_000, 2_000))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void boundsRise() {
        refused("the bounds of tiers rise: 1000000.00 CNY after 5000000.00 CNY", SECOND, FIRST, REST);
        refused("the bounds of tiers rise", FIRST, FIRST, REST);
    }

    @Test
    void ratesAndCurrenciesAreChecked() {
        refused("between 0 and 10000: -1", new Tier(null, -1));
        refused("between 0 and 10000: 10001", new Tier(null, 10_001));
        refused("one currency: USD beside CNY", new Tier(Money.ofMinor(1, "USD"), 300), REST);
    }

    @Test
    void sharesAddUpToTheWhole() {
        assertThatThrownBy(() -> new FeeSchedule(List.of(REST), MINIMUM, 4_000, 4_000, 1_999))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the shares of a commission add up to 10000 basis points");
        assertThatThrownBy(() -> new FeeSchedule(List.of(REST), MINIMUM, 12_000, -1_000, -1_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a share of a commission must not be negative");
    }

    private static FeeSchedule schedule(Tier... tiers) {
        return new FeeSchedule(List.of(tiers), MINIMUM, 4_000, 4_000, 2_000);
    }

    private static void refused(String message, Tier... tiers) {
        assertThatThrownBy(() -> schedule(tiers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
