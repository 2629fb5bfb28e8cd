package org.ipmarket.valuation.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ipmarket.valuation.method.income.Convention;
import org.ipmarket.valuation.method.income.Discounting;
import org.ipmarket.valuation.method.income.RevenueStream;
import org.ipmarket.valuation.method.income.RoyaltyRelief;
import org.ipmarket.valuation.method.income.TaxAmortisation;
import org.ipmarket.valuation.method.normal.Normal;
import org.ipmarket.valuation.method.option.BinomialLattice;
import org.ipmarket.valuation.method.option.BlackScholesMerton;
import org.ipmarket.valuation.method.option.Option;
import org.ipmarket.valuation.method.simulation.Quantiles;
import org.ipmarket.valuation.method.simulation.RoyaltySimulation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Published worked examples, each within its own tolerance, where the reference data lies beside the project. */
class WorkedExamplesTest {
    private static final String FILE = "worked-examples.json";
    private static final double EXACT = 1e-6;
    private static final double PERCENT_OF_ERROR = 1;
    private static final int PATHS = 200_000;

    private final Map<String, ToDoubleFunction<JsonNode>> checks = Map.of(
            "pv", WorkedExamplesTest::presentValue,
            "rfr", WorkedExamplesTest::royaltyRelief,
            "tab", WorkedExamplesTest::taxAmortisation,
            "npv", WorkedExamplesTest::netPresentValue,
            "sensitivity", WorkedExamplesTest::sensitivity,
            "mc_lognormal", WorkedExamplesTest::simulation,
            "bs", WorkedExamplesTest::option,
            "bs_dividend", WorkedExamplesTest::patentOption,
            "american_call", WorkedExamplesTest::americanPatentOption);

    @TestFactory
    Stream<DynamicTest> areReproduced() throws IOException {
        Optional<Path> file = ReferenceData.file(FILE);
        if (file.isEmpty()) {
            return Stream.of(DynamicTest.dynamicTest(
                    "skipped", () -> assumeTrue(false, "the folder with " + FILE + " is absent")));
        }
        JsonNode examples = new ObjectMapper().readTree(Files.readString(file.get()));
        return StreamSupport.stream(examples.spliterator(), false)
                .map(example -> DynamicTest.dynamicTest(example.get("id").asText(), () -> check(example)));
    }

    private void check(JsonNode example) {
        String kind = example.get("kind").asText();
        assertThat(checks).containsKey(kind);
        double error = checks.get(kind).applyAsDouble(example);
        System.out.printf(
                Locale.ROOT, "%s %s: error %.2e%n", FILE, example.get("id").asText(), error);
    }

    private static double presentValue(JsonNode example) {
        JsonNode in = example.get("inputs");
        return within(example, Discounting.presentValue(number(in, "fv"), number(in, "r"), number(in, "n")));
    }

    private static double royaltyRelief(JsonNode example) {
        JsonNode in = example.get("inputs");
        int life = in.get("life").asInt();
        RoyaltyRelief.Result result = RoyaltyRelief.value(
                numbers(in.get("revenue")),
                new RoyaltyRelief.Terms(
                        number(in, "royalty"),
                        number(in, "tax"),
                        number(in, "r"),
                        convention(in),
                        in.get("tab").asBoolean() ? life : 0));
        assertThat(result.presentValue()).isCloseTo(number(example, "pv_before_tab"), offset(EXACT));
        assertThat(result.amortisationFactor()).isCloseTo(number(example, "tab_factor"), offset(1e-10));
        assertThat(result.value()).isCloseTo(number(example, "exact"), offset(EXACT));
        return within(example, result.value());
    }

    private static double taxAmortisation(JsonNode example) {
        JsonNode in = example.get("inputs");
        double factor = TaxAmortisation.factor(
                number(in, "tax"), number(in, "r"), in.get("n").asInt(), Convention.END_YEAR);
        assertThat(factor).isCloseTo(number(example, "exact"), offset(1e-10));
        return within(example, factor);
    }

    private static double netPresentValue(JsonNode example) {
        JsonNode in = example.get("inputs");
        return within(
                example, Discounting.netPresentValue(numbers(in.get("cf")), number(in, "r"), Convention.END_YEAR));
    }

    /** A linear driver moved 20 % to either side moves the value 20 %: the expected pair, and not the published wrong one. */
    private static double sensitivity(JsonNode example) {
        double[] expected = numbers(example.get("expected"));
        double base = (expected[0] + expected[1]) / 2;
        RevenueStream revenue = new RevenueStream(1, 0.05, 10);
        RoyaltyRelief.Terms unit = new RoyaltyRelief.Terms(1, 0, 0.12, Convention.END_YEAR, 0);
        double royalty = base / RoyaltyRelief.value(revenue, unit).value();
        double[] moved = DoubleStream.of(0.8, 1.2)
                .map(scale -> RoyaltyRelief.value(
                                revenue, new RoyaltyRelief.Terms(royalty * scale, 0, 0.12, Convention.END_YEAR, 0))
                        .value())
                .toArray();
        assertThat(moved).containsExactly(expected, offset(number(example, "tol")));
        return Math.max(Math.abs(moved[0] - expected[0]), Math.abs(moved[1] - expected[1]));
    }

    private static double simulation(JsonNode example) {
        JsonNode in = example.get("inputs");
        RevenueStream certain = new RevenueStream(number(in, "pv"), 0, 1);
        RoyaltyRelief.Terms plain = new RoyaltyRelief.Terms(1, 0, 0, Convention.END_YEAR, 0);
        double[] paths = RoyaltySimulation.paths(
                certain, plain, 1, new RoyaltySimulation.Spread(number(in, "sigma"), 0, 0, 0, 0, 0), 1, PATHS);
        Quantiles quantiles = new Quantiles(paths);
        example.get("quantiles").properties().forEach(quantile -> assertThat(
                        quantiles.at(Double.parseDouble(quantile.getKey())))
                .isCloseTo(quantile.getValue().asDouble(), withinPercentage(PERCENT_OF_ERROR)));
        double mean = DoubleStream.of(paths).average().orElseThrow();
        assertThat(mean).isCloseTo(number(example, "mean"), withinPercentage(PERCENT_OF_ERROR));
        return Math.abs(mean - number(example, "mean"));
    }

    private static double option(JsonNode example) {
        JsonNode in = example.get("inputs");
        Option option = new Option(
                Option.Kind.CALL,
                number(in, "S"),
                number(in, "K"),
                number(in, "r"),
                0,
                number(in, "v"),
                number(in, "T"));
        // the source's own lattice chooses its factors otherwise (Higham), which with 256 steps differs in the fifth
        // digit
        assertThat(BinomialLattice.plain(option, BinomialLattice.Style.EUROPEAN, 256))
                .isCloseTo(number(example, "binomial256"), offset(5e-5));
        return within(example, BlackScholesMerton.value(option).value());
    }

    private static double patentOption(JsonNode example) {
        BlackScholesMerton.Result result = BlackScholesMerton.value(patent(example));
        assertThat(result.value()).isCloseTo(number(example, "exact"), offset(1e-4));
        assertThat(result.d1()).isCloseTo(number(example, "d1"), offset(1e-4));
        assertThat(result.d2()).isCloseTo(number(example, "d2"), offset(1e-4));
        assertThat(Normal.cumulative(result.d1())).isCloseTo(number(example, "Nd1"), offset(1e-4));
        assertThat(Normal.cumulative(result.d2())).isCloseTo(number(example, "Nd2"), offset(1e-4));
        return within(example, result.value());
    }

    private static double americanPatentOption(JsonNode example) {
        return within(example, BinomialLattice.american(patent(example)));
    }

    private static Option patent(JsonNode example) {
        JsonNode in = example.get("inputs");
        Option patent =
                Option.patent(number(in, "S"), number(in, "K"), number(in, "r"), number(in, "var"), number(in, "T"));
        assertThat(patent.yield()).isCloseTo(number(in, "q"), offset(1e-15));
        return patent;
    }

    private static double within(JsonNode example, double value) {
        assertThat(value).isCloseTo(number(example, "expected"), offset(number(example, "tol")));
        return Math.abs(value - number(example, "expected"));
    }

    private static Convention convention(JsonNode in) {
        return in.get("convention").asText().equals("end-year") ? Convention.END_YEAR : Convention.MID_YEAR;
    }

    private static double number(JsonNode node, String field) {
        return node.get(field).asDouble();
    }

    private static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }
}
