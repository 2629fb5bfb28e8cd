package org.ipmarket.settlement.recordal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ipmarket.settlement.recordal.Matter.CONTRACT;
import static org.ipmarket.settlement.recordal.Matter.COPYRIGHT_REGISTRATION;
import static org.ipmarket.settlement.recordal.Matter.LICENCE_FILING;
import static org.ipmarket.settlement.recordal.Matter.OPEN_LICENCE;
import static org.ipmarket.settlement.recordal.Matter.TECHNOLOGY_CONTRACT;
import static org.ipmarket.settlement.recordal.Matter.TITLE_CHANGE;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.Right;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CompletionTest {
    static Stream<Arguments> everyKindAndRight() {
        Set<Matter> none = Set.of();
        Set<Matter> technology = Set.of(TECHNOLOGY_CONTRACT);
        Set<Matter> registration = Set.of(COPYRIGHT_REGISTRATION);
        Set<Matter> filing = Set.of(LICENCE_FILING);
        return Stream.of(
                row(AssetKind.PATENT, Right.ASSIGNMENT, TITLE_CHANGE, Act.OFFICE_NOTICE, none, technology, "专利法第十条"),
                row(
                        AssetKind.PATENT,
                        Right.EXCLUSIVE_LICENCE,
                        LICENCE_FILING,
                        Act.FILING_CERTIFICATE,
                        none,
                        technology,
                        "第十五条"),
                row(
                        AssetKind.PATENT,
                        Right.SOLE_LICENCE,
                        LICENCE_FILING,
                        Act.FILING_CERTIFICATE,
                        none,
                        technology,
                        "第十五条"),
                row(AssetKind.PATENT, Right.ORDINARY_LICENCE, CONTRACT, Act.CONTRACT, filing, technology, "专利法第十二条"),
                row(AssetKind.COPYRIGHT, Right.ASSIGNMENT, CONTRACT, Act.CONTRACT, none, registration, "著作权法第二十七条"),
                row(
                        AssetKind.COPYRIGHT,
                        Right.EXCLUSIVE_LICENCE,
                        CONTRACT,
                        Act.CONTRACT,
                        none,
                        registration,
                        "著作权法第二十六条"),
                row(AssetKind.COPYRIGHT, Right.SOLE_LICENCE, CONTRACT, Act.CONTRACT, none, registration, "著作权法第二十六条"),
                row(AssetKind.COPYRIGHT, Right.ORDINARY_LICENCE, CONTRACT, Act.CONTRACT, none, none, "著作权法第二十六条"));
    }

    private static Arguments row(
            AssetKind kind,
            Right right,
            Matter releases,
            Act act,
            Set<Matter> owed,
            Set<Matter> optional,
            String source) {
        return Arguments.of(kind, right, releases, act, owed, optional, source);
    }

    @ParameterizedTest
    @MethodSource("everyKindAndRight")
    void whatCompletesASaleDependsOnKindAndRight(
            AssetKind kind,
            Right right,
            Matter releases,
            Act act,
            Set<Matter> owed,
            Set<Matter> optional,
            String source) {
        Completion completion = Completion.of(kind, right, false);
        assertThat(completion.releases()).isEqualTo(releases);
        assertThat(completion.releases().act()).isEqualTo(act);
        assertThat(completion.owed()).isEqualTo(owed);
        assertThat(completion.optional()).isEqualTo(optional);
        assertThat(completion.rule().zh()).contains(source);
        assertThat(completion.rule().en()).contains("Law");
    }

    @Test
    void theTableNamesEveryKindAndRight() {
        assertThat(everyKindAndRight())
                .hasSize(AssetKind.values().length * Right.values().length)
                .extracting(row -> row.get()[0] + " " + row.get()[1])
                .doesNotHaveDuplicates();
    }

    @Test
    void anOpenLicenceIsMadeByNoticeAndPaymentAndIsAnOrdinaryOneOfAPatent() {
        Completion open = Completion.of(AssetKind.PATENT, Right.ORDINARY_LICENCE, true);
        assertThat(open.releases()).isEqualTo(OPEN_LICENCE);
        assertThat(open.releases().act()).isEqualTo(Act.NOTICE_AND_PAYMENT);
        assertThat(open.owed()).containsExactly(LICENCE_FILING);
        assertThat(open.rule().en()).contains("Patent Law 51");
        Arrays.stream(Right.values())
                .filter(right -> right != Right.ORDINARY_LICENCE)
                .forEach(right -> assertThatThrownBy(() -> Completion.of(AssetKind.PATENT, right, true))
                        .isInstanceOf(IllegalArgumentException.class));
        Arrays.stream(Right.values())
                .forEach(right -> assertThatThrownBy(() -> Completion.of(AssetKind.COPYRIGHT, right, true))
                        .isInstanceOf(IllegalArgumentException.class));
    }
}
