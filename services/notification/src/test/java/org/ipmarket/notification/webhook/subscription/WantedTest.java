package org.ipmarket.notification.webhook.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the words for types of events mean. */
class WantedTest {
    private static final Set<String> ALL =
            Set.of("lot.closed.v1", "lot.closed.v2", "lot.opened.v1", "lottery.held.v1", "bidder.leave.refused.v1");

    private static Set<String> wire(String... types) {
        return new Wanted(Set.of(types), Set.of(), Set.of()).wireTypes(ALL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lot.closed.v1 | lot.closed.v1",
                "lot.closed | lot.closed.v1 lot.closed.v2",
                "lot.* | lot.closed.v1 lot.closed.v2 lot.opened.v1",
                "bidder.* | bidder.leave.refused.v1",
                "bidder.leave.refused | bidder.leave.refused.v1",
                "bidder.leave.* | bidder.leave.refused.v1"
            })
    void aWordMeans(String word, String types) {
        assertThat(wire(word)).containsExactlyInAnyOrder(types.split(" "));
    }

    /** A type that has ceased to exist must not turn into a wish for everything. */
    @Test
    void aWordThatMeansNothingWantsNothing() {
        assertThat(wire("gone.away")).containsExactly("gone.away");
        assertThat(wire()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lot", "*", "lot*", "*.closed", "lot.closed.v3", "Lot.closed", "lot.closed.v1.*", "lot..*", ""})
    void isUnknown(String word) {
        assertThat(Wanted.unknown(Set.of(word, "lot.closed"), ALL)).containsExactly(word);
    }

    @Test
    void nothingGoesOnlyWhereTheTableSays() {
        assertThat(WebhookState.ACTIVE.permits(WebhookState.ACTIVE)).isFalse();
        assertThat(WebhookState.PAUSED.permits(WebhookState.DISABLED)).isFalse();
        assertThat(WebhookState.DISABLED.permits(WebhookState.ACTIVE)).isTrue();
    }
}
