package org.ipmarket.valuation.expert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.valuation.expert.Experts.expert;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.AssetType;
import org.junit.jupiter.api.Test;

class SigningTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);

    private static String slug(java.util.Optional<Signing.Refusal> refusal) {
        return refusal.map(Signing.Refusal::slug).orElse(null);
    }

    @Test
    void twoDifferentPersonsSign() {
        assertThat(Signing.pair(FIRST, expert("a", null, null), SECOND, expert("b", null, null)))
                .isEmpty();
        assertThat(slug(Signing.pair(FIRST, expert("a", null, null), FIRST, expert("a", null, null))))
                .isEqualTo("same-person");
        assertThat(slug(Signing.pair(FIRST, expert("a", null, null), SECOND, expert("a", null, null))))
                .isEqualTo("same-person");
    }

    @Test
    void oneLicenceIsOnePerson() {
        Panellist one = expert("a", null, null);
        Panellist other = new Panellist(
                "b", one.name(), null, null, Panellist.Standing.ACTIVE, one.fields(), one.licences(), List.of());
        assertThat(slug(Signing.pair(FIRST, one, SECOND, other))).isEqualTo("same-person");
    }

    @Test
    void anExpertIsActiveLicensedAndInTheField() {
        Panellist expert = expert("a", null, null);
        assertThat(Signing.fitness("first", expert, AssetType.INVENTION, "B", TODAY))
                .isEmpty();
        assertThat(Signing.fitness("first", expert, AssetType.SOFTWARE, null, TODAY))
                .isEmpty();
        assertThat(slug(Signing.fitness("first", expert, AssetType.INVENTION, "C", TODAY)))
                .isEqualTo("outside-field");
        assertThat(slug(Signing.fitness("first", expert, AssetType.INVENTION, null, TODAY)))
                .isEqualTo("outside-field");
        assertThat(slug(Signing.fitness("first", expert, AssetType.DESIGN, null, TODAY)))
                .isEqualTo("outside-field");
        assertThat(slug(Signing.fitness("first", expert, AssetType.INVENTION, "B", LocalDate.of(2027, 1, 1))))
                .isEqualTo("licence-missing");
        Panellist suspended = new Panellist(
                "a",
                expert.name(),
                null,
                null,
                Panellist.Standing.SUSPENDED,
                expert.fields(),
                expert.licences(),
                List.of());
        assertThat(slug(Signing.fitness("first", suspended, AssetType.INVENTION, "B", TODAY)))
                .isEqualTo("expert-suspended");
    }

    @Test
    void whoSignsTheOpinionConfirmsNeitherScan() {
        Panellist first = expert("a", null, null);
        Panellist second = expert("b", null, null);
        assertThat(slug(Signing.confirmer("a", first, second))).isEqualTo("same-person");
        assertThat(slug(Signing.confirmer("b", first, second))).isEqualTo("same-person");
        assertThat(Signing.confirmer("c", first, second)).isEmpty();
    }
}
