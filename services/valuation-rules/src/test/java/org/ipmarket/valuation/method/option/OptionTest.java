package org.ipmarket.valuation.method.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.ipmarket.valuation.method.normal.Normal;
import org.ipmarket.valuation.method.option.BinomialLattice.Style;
import org.ipmarket.valuation.method.option.CompoundOption.Staged;
import org.ipmarket.valuation.method.option.ExchangeOption.Exchange;
import org.ipmarket.valuation.method.option.ExchangeOption.Side;
import org.ipmarket.valuation.method.option.Option.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OptionTest {
    private static final int DRAWS = 200;
    private static final int PIECES = 20_000;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(7);

    /** Damodaran's Avonex: without the cost of delay it would be 2,901.53, which is a trap. */
    @Test
    void aPatentPaysForDelay() {
        Option patent = Option.patent(3_422, 2_875, 0.067, 0.224, 17);
        assertThat(BlackScholesMerton.value(patent).value()).isCloseTo(906.8654, within(1e-4));
        assertThat(BinomialLattice.american(patent)).isCloseTo(1_603.5, within(0.5));
        Option free = new Option(Kind.CALL, 3_422, 2_875, 0.067, 0, Math.sqrt(0.224), 17);
        assertThat(BlackScholesMerton.value(free).value()).isCloseTo(2_901.53, within(0.01));
    }

    @Test
    void aCallLessAPutIsAForward() {
        for (int i = 0; i < DRAWS; i++) {
            Option call = any(Kind.CALL);
            double forward = call.spot() * Math.exp(-call.yield() * call.years())
                    - call.strike() * Math.exp(-call.rate() * call.years());
            double difference = BlackScholesMerton.value(call).value()
                    - BlackScholesMerton.value(as(call, Kind.PUT)).value();
            assertThat(difference).isCloseTo(forward, within(1e-10 * (call.spot() + call.strike())));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aFineLatticeIsTheClosedForm(Kind kind) {
        for (int i = 0; i < 10; i++) {
            Option option = any(kind);
            assertThat(BinomialLattice.plain(option, Style.EUROPEAN, 2_000))
                    .isCloseTo(BlackScholesMerton.value(option).value(), within(1e-3 * option.strike()));
        }
    }

    /** A call on what pays nothing is never exercised early; anything else may be, and is worth no less for it. */
    @Test
    void theRightToExerciseEarlyIsWorthNothingOrMore() {
        for (int i = 0; i < 20; i++) {
            Option option = any(i % 2 == 0 ? Kind.CALL : Kind.PUT);
            double american = BinomialLattice.american(option);
            assertThat(american)
                    .isGreaterThanOrEqualTo(BlackScholesMerton.value(option).value() - 2e-5 * option.strike())
                    .isGreaterThanOrEqualTo(Math.max(0, option.exercise(option.spot())));
            assertThat(BjerksundStensland.value(option)).isLessThanOrEqualTo(american + 2e-4 * option.strike());
            assertThat(JuZhong.value(option)).isCloseTo(american, within(5e-3 * option.strike()));
            assertThat(BaroneAdesiWhaley.value(option)).isCloseTo(american, within(2e-2 * option.strike()));
        }
        Option free = new Option(Kind.CALL, 100, 90, 0.05, 0, 0.3, 2);
        double european = BlackScholesMerton.value(free).value();
        assertThat(BinomialLattice.american(free)).isCloseTo(european, within(1e-4));
        assertThat(BaroneAdesiWhaley.value(free)).isEqualTo(european);
        assertThat(JuZhong.value(free)).isEqualTo(european);
        assertThat(BjerksundStensland.value(free)).isEqualTo(european);
    }

    /** Richardson's step against a lattice many times finer. */
    @Test
    void anAmericanOptionHasFiveDigits() {
        Option put = new Option(Kind.PUT, 40, 40, 0.06, 0, 0.2, 1);
        double fine =
                (BinomialLattice.plain(put, Style.AMERICAN, 9_999) + BinomialLattice.plain(put, Style.AMERICAN, 10_000))
                        / 2;
        assertThat(BinomialLattice.american(put)).isCloseTo(fine, within(5e-5));
    }

    @Test
    void moreDaysOfExerciseAreWorthMore() {
        Option put = new Option(Kind.PUT, 36, 40, 0.06, 0, 0.2, 1);
        double once = BinomialLattice.bermudan(put, 1, 1_000);
        double monthly = BinomialLattice.bermudan(put, 12, 100);
        double daily = BinomialLattice.bermudan(put, 250, 8);
        assertThat(once).isEqualTo(BinomialLattice.plain(put, Style.EUROPEAN, 1_000));
        assertThat(monthly).isGreaterThan(once + 0.1);
        assertThat(daily).isBetween(monthly, BinomialLattice.american(put) + 1e-3);
    }

    @Test
    void aLatticeThatCannotBeIsRefused() {
        Option certain = new Option(Kind.CALL, 100, 100, 0.1, 0, 0.001, 1);
        assertThatThrownBy(() -> BinomialLattice.plain(certain, Style.EUROPEAN, 100))
                .hasMessageContaining("more steps are needed");
        assertThatThrownBy(() -> BinomialLattice.plain(certain, Style.EUROPEAN, 0))
                .hasMessageContaining("1 to 20000 steps, not 0");
        assertThatThrownBy(() -> new Option(Kind.CALL, -1, 1, 0, 0, 1, 1))
                .hasMessage("spot must be positive, not -1.0");
        assertThatThrownBy(() -> new Option(Kind.CALL, 1, 1, 0, 0, 0, 1)).hasMessageContaining("volatility");
        assertThatThrownBy(() -> new Option(Kind.CALL, 1, 1, Double.NaN, 0, 1, 1))
                .hasMessageContaining("are numbers");
    }

    /** Where the drift is strong, as many steps are taken as it needs. */
    @Test
    void aStrongDriftTakesMoreSteps() {
        Option certain = new Option(Kind.CALL, 100, 100, 0.1, 0, 0.004, 1);
        assertThat(BinomialLattice.american(certain))
                .isCloseTo(BlackScholesMerton.value(certain).value(), withinPercentage(0.01));
    }

    /** Against the definition: what the first decision brings, over the density of the underlying on that day. */
    @ParameterizedTest
    @CsvSource({"CALL, CALL", "CALL, PUT", "PUT, CALL", "PUT, PUT"})
    void stagedDevelopmentByTheDefinition(Kind first, Kind other) {
        Staged staged = new Staged(first, 8, 1, new Option(other, 100, 105, 0.05, 0.02, 0.3, 2.5));
        assertThat(CompoundOption.value(staged)).isCloseTo(summed(staged), within(1e-6));
    }

    @Test
    void noPutIsWorthMoreThanItsStrike() {
        Option put = new Option(Kind.PUT, 100, 50, 0.05, 0, 0.3, 2);
        assertThat(CompoundOption.value(new Staged(Kind.CALL, 60, 1, put))).isZero();
        assertThat(CompoundOption.value(new Staged(Kind.PUT, 60, 1, put)))
                .isCloseTo(60 * Math.exp(-0.05) - BlackScholesMerton.value(put).value(), within(1e-12));
        assertThatThrownBy(() -> new Staged(Kind.CALL, 1, 2, put)).hasMessageContaining("comes after the first");
    }

    @Test
    void anExchangeForSomethingCertainIsACall() {
        Exchange exchange = new Exchange(new Side(100, 0.03, 0.3), new Side(95, 0.05, 0), 0.4, 2);
        assertThat(ExchangeOption.european(exchange))
                .isEqualTo(BlackScholesMerton.value(new Option(Kind.CALL, 100, 95, 0.05, 0.03, 0.3, 2))
                        .value());
        assertThat(ExchangeOption.american(exchange)).isGreaterThan(ExchangeOption.european(exchange));
        assertThatThrownBy(() -> new Exchange(new Side(1, 0, 1), new Side(1, 0, 1), 2, 1))
                .hasMessageContaining("between -1 and 1");
    }

    private static double summed(Staged staged) {
        Option second = staged.second();
        double deviation = second.volatility() * Math.sqrt(staged.firstYears());
        double drift = (second.rate() - second.yield()) * staged.firstYears() - deviation * deviation / 2;
        double sum = 0;
        double step = 16.0 / PIECES;
        for (int i = 0; i <= PIECES; i++) {
            double z = -8 + i * step;
            double spot = second.spot() * Math.exp(drift + deviation * z);
            double worth = BlackScholesMerton.value(second.with(spot, second.years() - staged.firstYears()))
                    .value();
            double brings = Math.max(0, staged.kind().sign() * (worth - staged.price()));
            double weight = i == 0 || i == PIECES ? 0.5 : 1;
            sum += weight * brings * Normal.density(z) * step;
        }
        return sum * Math.exp(-second.rate() * staged.firstYears());
    }

    private Option any(Kind kind) {
        return new Option(
                kind,
                random.nextDouble(60, 140),
                random.nextDouble(60, 140),
                random.nextDouble(0.01, 0.1),
                random.nextDouble(0.01, 0.1),
                random.nextDouble(0.1, 0.6),
                random.nextDouble(0.2, 3));
    }

    private static Option as(Option option, Kind kind) {
        return new Option(
                kind,
                option.spot(),
                option.strike(),
                option.rate(),
                option.yield(),
                option.volatility(),
                option.years());
    }
}
