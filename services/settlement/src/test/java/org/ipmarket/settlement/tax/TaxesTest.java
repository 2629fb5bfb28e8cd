package org.ipmarket.settlement.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.settlement.tax.TaxRule.Outcome;
import org.ipmarket.settlement.tax.TaxRule.Payer;
import org.junit.jupiter.api.Test;

class TaxesTest {
    private static final LocalDate IN_2024 = LocalDate.parse("2024-05-05");
    private static final LocalDate IN_2026 = LocalDate.parse("2026-11-29");
    private static final List<TaxRule> RULES = rules();

    record Brought(List<TaxRule> rules) {}

    static List<TaxRule> rules() {
        ObjectMapper json = new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        try (InputStream in = TaxesTest.class.getResourceAsStream("/tax/cn.json")) {
            return json.readValue(in, Brought.class).rules();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TaxFacts facts(Right right, Boolean registered, Boolean crossBorder, AssetType... types) {
        return new TaxFacts(
                Money.parse("120000.00", "CNY"),
                right,
                Set.of(types),
                registered,
                false,
                crossBorder,
                Money.parse("5666.00", "CNY"),
                Money.parse("5666.00", "CNY"));
    }

    private static TaxLine line(List<TaxLine> lines, Tax tax, Payer payer) {
        return lines.stream()
                .filter(line -> line.tax() == tax && line.payer() == payer)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyRuleHasASourceInBothLanguagesAndAnIdOfItsOwn() {
        assertThat(RULES).hasSizeGreaterThan(10).allSatisfy(rule -> {
            assertThat(rule.source().zh()).isNotBlank();
            assertThat(rule.source().en()).isNotBlank();
        });
        assertThat(new HashSet<>(RULES.stream().map(TaxRule::id).toList())).hasSameSizeAs(RULES);
    }

    @Test
    void theAssignmentOfAPatentBearsStampDutyOfThreeInTenThousandFromEachSide() {
        List<TaxLine> lines = Taxes.of(facts(Right.ASSIGNMENT, null, false, AssetType.INVENTION), IN_2026, RULES);
        for (Payer payer : List.of(Payer.SELLER, Payer.BUYER)) {
            TaxLine stamp = line(lines, Tax.STAMP_DUTY, payer);
            assertThat(stamp.outcome()).isEqualTo(Outcome.DUE);
            assertThat(stamp.amount()).isEqualTo(Money.parse("36.00", "CNY"));
            assertThat(stamp.source().zh()).contains("印花税法");
        }
    }

    @Test
    void theLawOfTheDayCounts() {
        List<TaxLine> lines = Taxes.of(
                facts(Right.ASSIGNMENT, null, false, AssetType.INVENTION), LocalDate.parse("2022-06-30"), RULES);
        assertThat(line(lines, Tax.STAMP_DUTY, Payer.SELLER).amount()).isEqualTo(Money.parse("60.00", "CNY"));
    }

    @Test
    void aRegisteredTechnologyContractWasExemptAndWhatIsNotKnownIsOpen() {
        TaxFacts registered = facts(Right.EXCLUSIVE_LICENCE, true, false, AssetType.INVENTION, AssetType.UTILITY_MODEL);
        assertThat(line(Taxes.of(registered, IN_2024, RULES), Tax.VAT_ON_PRICE, Payer.SELLER)
                        .outcome())
                .isEqualTo(Outcome.EXEMPT);
        TaxLine now = line(Taxes.of(registered, IN_2026, RULES), Tax.VAT_ON_PRICE, Payer.SELLER);
        assertThat(now.outcome()).isEqualTo(Outcome.OPEN);
        assertThat(now.amount()).isNull();
        TaxLine unknown = line(
                Taxes.of(facts(Right.EXCLUSIVE_LICENCE, null, false, AssetType.INVENTION), IN_2024, RULES),
                Tax.VAT_ON_PRICE,
                Payer.SELLER);
        assertThat(unknown.outcome()).isEqualTo(Outcome.OPEN);
        assertThat(unknown.open().en()).contains("registered");
        TaxLine not = line(
                Taxes.of(facts(Right.EXCLUSIVE_LICENCE, false, false, AssetType.INVENTION), IN_2024, RULES),
                Tax.VAT_ON_PRICE,
                Payer.SELLER);
        assertThat(not.rule()).isEqualTo("vat-on-intangibles");
    }

    @Test
    void aBundleOfSeveralKindsIsNotSplitByGuess() {
        TaxLine stamp = line(
                Taxes.of(
                        facts(Right.ORDINARY_LICENCE, null, false, AssetType.INVENTION, AssetType.FILM),
                        IN_2026,
                        RULES),
                Tax.STAMP_DUTY,
                Payer.BUYER);
        assertThat(stamp.outcome()).isEqualTo(Outcome.OPEN);
        assertThat(stamp.open().zh()).contains("标的种类");
    }

    @Test
    void theTaxInFeesIsTakenOutOfThem() {
        TaxLine vat = line(
                Taxes.of(facts(Right.ASSIGNMENT, null, false, AssetType.INVENTION), IN_2026, RULES),
                Tax.VAT_ON_FEES,
                Payer.FEE_TAKER);
        // 11332.00 / 1.06 * 0.06
        assertThat(vat.amount()).isEqualTo(Money.parse("641.43", "CNY"));
    }

    @Test
    void withholdingIsShownOnlyWhereABorderIsOrMayBeCrossed() {
        assertThat(Taxes.of(facts(Right.ASSIGNMENT, null, false, AssetType.INVENTION), IN_2026, RULES))
                .noneMatch(line -> line.tax() == Tax.WITHHOLDING);
        assertThat(Taxes.of(facts(Right.ASSIGNMENT, null, null, AssetType.INVENTION), IN_2026, RULES))
                .anyMatch(line -> line.tax() == Tax.WITHHOLDING && line.outcome() == Outcome.OPEN);
    }

    @Test
    void withoutRulesEverythingIsOpen() {
        assertThat(Taxes.of(facts(Right.ASSIGNMENT, true, true, AssetType.INVENTION), IN_2026, List.of()))
                .hasSize(6)
                .allMatch(line -> line.outcome() == Outcome.OPEN && line.amount() == null && line.rule() == null);
    }

    @Test
    void aRuleSaysWhatItNeeds() {
        assertThatThrownBy(() -> new TaxRule(
                        "a-rate-without-due",
                        Tax.STAMP_DUTY,
                        1,
                        Set.of(),
                        Set.of(),
                        Set.of(Payer.SELLER),
                        TaxRule.Condition.ALWAYS,
                        Outcome.EXEMPT,
                        300,
                        false,
                        IN_2024,
                        null,
                        new LocalizedText("法", "law"),
                        null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a rate exactly where tax is due");
    }
}
