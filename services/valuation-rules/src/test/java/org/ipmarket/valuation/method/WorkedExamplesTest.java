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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ipmarket.valuation.method.income.Convention;
import org.ipmarket.valuation.method.income.Discounting;
import org.ipmarket.valuation.method.income.RevenueStream;
import org.ipmarket.valuation.method.income.RoyaltyRelief;
import org.ipmarket.valuation.method.income.TaxAmortisation;
import org.ipmarket.valuation.method.simulation.Quantiles;
import org.ipmarket.valuation.method.simulation.RoyaltySimulation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** Published worked examples, each within its own tolerance, where the reference data lies beside the project. */
class WorkedExamplesTest {
    private static final String FILE = "shared/data/valuation/worked-examples.json";
    private static final double EXACT = 1e-6;
    private static final double PERCENT_OF_ERROR = 1;
    private static final int PATHS = 200_000;

    /** Of methods that are not part of this service: options on patents. */
    private static final Set<String> OTHER_METHODS = Set.of("bs", "bs_dividend", "american_call");

    private final Map<String, Consumer<JsonNode>> checks = Map.of(
            "pv", WorkedExamplesTest::presentValue,
            "rfr", WorkedExamplesTest::royaltyRelief,
            "tab", WorkedExamplesTest::taxAmortisation,
            "npv", WorkedExamplesTest::netPresentValue,
            "sensitivity", WorkedExamplesTest::sensitivity,
            "mc_lognormal", WorkedExamplesTest::simulation);

    @TestFactory
    Stream<DynamicTest> areReproduced() throws IOException {
        Optional<Path> file = file();
        if (file.isEmpty()) {
            return Stream.of(skipped("the folder with " + FILE + " is absent"));
        }
        JsonNode examples = new ObjectMapper().readTree(Files.readString(file.get()));
        return StreamSupport.stream(examples.spliterator(), false)
                .map(example -> DynamicTest.dynamicTest(example.get("id").asText(), check(example)));
    }

    private Executable check(JsonNode example) {
        String kind = example.get("kind").asText();
        if (OTHER_METHODS.contains(kind)) {
            return () -> assumeTrue(false, "this service has no method " + kind);
        }
        assertThat(checks).containsKey(kind);
        return () -> checks.get(kind).accept(example);
    }

    private static void presentValue(JsonNode example) {
        JsonNode in = example.get("inputs");
        within(example, Discounting.presentValue(number(in, "fv"), number(in, "r"), number(in, "n")));
    }

    private static void royaltyRelief(JsonNode example) {
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
        within(example, result.value());
        assertThat(result.presentValue()).isCloseTo(number(example, "pv_before_tab"), offset(EXACT));
        assertThat(result.amortisationFactor()).isCloseTo(number(example, "tab_factor"), offset(1e-10));
        assertThat(result.value()).isCloseTo(number(example, "exact"), offset(EXACT));
    }

    private static void taxAmortisation(JsonNode example) {
        JsonNode in = example.get("inputs");
        double factor = TaxAmortisation.factor(
                number(in, "tax"), number(in, "r"), in.get("n").asInt(), Convention.END_YEAR);
        within(example, factor);
        assertThat(factor).isCloseTo(number(example, "exact"), offset(1e-10));
    }

    private static void netPresentValue(JsonNode example) {
        JsonNode in = example.get("inputs");
        within(example, Discounting.netPresentValue(numbers(in.get("cf")), number(in, "r"), Convention.END_YEAR));
    }

    /** A linear driver moved 20 % to either side moves the value 20 %: the expected pair, and not the published wrong one. */
    private static void sensitivity(JsonNode example) {
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
    }

    private static void simulation(JsonNode example) {
        JsonNode in = example.get("inputs");
        RevenueStream certain = new RevenueStream(number(in, "pv"), 0, 1);
        RoyaltyRelief.Terms plain = new RoyaltyRelief.Terms(1, 0, 0, Convention.END_YEAR, 0);
        double[] paths = RoyaltySimulation.paths(
                certain, plain, 1, new RoyaltySimulation.Spread(number(in, "sigma"), 0, 0, 0, 0, 0), 1, PATHS);
        Quantiles quantiles = new Quantiles(paths);
        example.get("quantiles").properties().forEach(quantile -> assertThat(
                        quantiles.at(Double.parseDouble(quantile.getKey())))
                .isCloseTo(quantile.getValue().asDouble(), withinPercentage(PERCENT_OF_ERROR)));
        assertThat(DoubleStream.of(paths).average().orElseThrow())
                .isCloseTo(number(example, "mean"), withinPercentage(PERCENT_OF_ERROR));
    }

    private static void within(JsonNode example, double value) {
        assertThat(value).isCloseTo(number(example, "expected"), offset(number(example, "tol")));
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

    private static DynamicTest skipped(String why) {
        return DynamicTest.dynamicTest("skipped", () -> assumeTrue(false, why));
    }

    /** The folder lies beside the project's, which is above this module's. */
    private static Optional<Path> file() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(FILE))
                .filter(Files::exists)
                .findFirst();
    }
}
