package org.ipmarket.valuation.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.valuation.TestAssets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtectionTest {
    @Test
    void whatTheRegisterSaysGoesFirst() {
        LocalDate said = LocalDate.of(2030, 1, 1);
        assertThat(Protection.of(TestAssets.invention().expires(said).build()))
                .contains(new Protection(said, "register: expiry date"));
    }

    @ParameterizedTest
    @CsvSource({
        "INVENTION, CN, 2019-01-08, 2039-01-08",
        "INVENTION, US, 2014-03-31, 2034-03-31",
        "UTILITY_MODEL, CN, 2020-02-29, 2030-02-28",
        "DESIGN, CN, 2021-05-31, 2031-05-31",
        "DESIGN, CN, 2021-06-01, 2036-06-01",
        "UTILITY_MODEL, DE, 2020-02-28,",
        "DESIGN, US, 2020-02-28,"
    })
    void elseTheStatute(AssetType type, String office, LocalDate filed, LocalDate ends) {
        AssetChanged patent = TestAssets.of(type).office(office).filed(filed).build();
        assertThat(Protection.of(patent).map(Protection::ends).orElse(null)).isEqualTo(ends);
    }

    @Test
    void aWorkLastsAtLeastToTheEndOfTheFiftiethYear() {
        assertThat(Protection.of(TestAssets.software().build()).orElseThrow().ends())
                .isEqualTo(LocalDate.of(2075, 1, 1));
        assertThat(Protection.of(TestAssets.software().firstPublished(null).build())
                        .orElseThrow()
                        .ends())
                .isEqualTo(LocalDate.of(2074, 1, 1));
        assertThat(Protection.of(TestAssets.software()
                        .firstPublished(null)
                        .workCreated(null)
                        .build()))
                .isEmpty();
        assertThat(Protection.of(TestAssets.invention().filed(null).build())).isEmpty();
    }

    @Test
    void daysAreCountedToTheFirstWithoutProtection() {
        Protection protection = new Protection(LocalDate.of(2026, 3, 1), "register");
        assertThat(protection.daysFrom(LocalDate.of(2026, 2, 28))).isEqualTo(1);
        assertThat(protection.daysFrom(LocalDate.of(2026, 3, 1))).isZero();
        assertThat(protection.daysFrom(LocalDate.of(2027, 3, 1))).isZero();
    }

    @Test
    void scopeIsTheDistinctSubclasses() {
        assertThat(IpcScope.of(List.of("B25J15/06", "H01L21/677", "B25J9/16")))
                .contains(new IpcScope("B", List.of("B25J", "H01L")));
        assertThat(IpcScope.of(Arrays.asList("garbage", null, "G06F 3/01")))
                .contains(new IpcScope("G", List.of("G06F")));
        assertThat(IpcScope.of(List.of("Y02E10/50", "g06f3/01"))).isEmpty();
        assertThat(IpcScope.of(List.of())).isEmpty();
        assertThat(IpcScope.of(null)).isEmpty();
    }
}
