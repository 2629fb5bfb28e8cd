package org.ipmarket.valuation.method.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.assertj.core.api.SoftAssertions;
import org.ipmarket.valuation.method.ReferenceData;
import org.ipmarket.valuation.method.ReferenceData.Row;
import org.ipmarket.valuation.method.option.Option.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every row of every published table, and the largest error of each, where the reference data lies beside the project. Three of
 * the tables of American options are of approximations, which are computed as published: their tolerances are the ones with
 * which QuantLib checks the same rows. The fourth is a simulation with 50 days of exercise a year: two of its standard errors.
 */
class OptionTablesTest {
    /** A table, what computes its rows, and how far a row may be off. */
    private enum Table {
        EUROPEAN(
                "european_haug1998.csv",
                row -> BlackScholesMerton.value(plain(row)).value(),
                row -> row.number("tol")),
        EXCHANGE(
                "exchange_margrabe_european.csv",
                row -> ExchangeOption.european(exchange(row)),
                row -> row.number("tol")),
        AMERICAN_EXCHANGE(
                "exchange_margrabe_american_haug.csv",
                row -> BjerksundStensland.value(exchange(row).asCall()),
                row -> row.number("tol")),
        COMPOUND("compound_geske_haug2007.csv", row -> CompoundOption.value(staged(row)), row -> row.number("tol")),
        BARONE_ADESI_WHALEY("american_baw_haug1998_p24.csv", row -> BaroneAdesiWhaley.value(plain(row)), row -> 0.003),
        BJERKSUND_STENSLAND(
                "american_bjerksund_stensland_haug.csv", row -> BjerksundStensland.value(plain(row)), row -> 5e-5),
        JU("american_ju1999_exhibits3_6.csv", row -> JuZhong.value(plain(row)), row -> 1e-3),
        LONGSTAFF_SCHWARTZ(
                "lsm_longstaff_schwartz2001_table1.csv",
                row -> BinomialLattice.bermudan(put(row), 50, 40),
                row -> 2 * row.number("lsmrealoptions_se"));

        private final String file;
        private final ToDoubleFunction<Row> value;
        private final ToDoubleFunction<Row> tolerance;

        Table(String file, ToDoubleFunction<Row> value, ToDoubleFunction<Row> tolerance) {
            this.file = file;
            this.value = value;
            this.tolerance = tolerance;
        }
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void everyRowIsWithinItsTolerance(Table table) {
        Optional<Path> file = ReferenceData.file(table.file);
        assumeTrue(file.isPresent(), "the folder with " + table.file + " is absent");
        List<Row> rows = ReferenceData.table(file.get());
        SoftAssertions every = new SoftAssertions();
        double largest = 0;
        for (Row row : rows) {
            double value = table.value.applyAsDouble(row);
            every.assertThat(value)
                    .as("%s, line %d", table.file, row.line())
                    .isCloseTo(published(row), within(table.tolerance.applyAsDouble(row)));
            largest = Math.max(largest, Math.abs(value - published(row)));
        }
        System.out.printf(Locale.ROOT, "%s: %d rows, largest error %.2e%n", table.file, rows.size(), largest);
        every.assertAll();
        assertThat(rows).isNotEmpty();
    }

    /** The sensitivities of the table, which the value's own differences must show. */
    @Test
    void compoundOptionsMoveAsPublished() {
        Optional<Path> file = ReferenceData.file(Table.COMPOUND.file);
        assumeTrue(file.isPresent(), "the folder with " + Table.COMPOUND.file + " is absent");
        SoftAssertions every = new SoftAssertions();
        for (Row row : ReferenceData.table(file.get())) {
            CompoundOption.Staged staged = staged(row);
            double spot = staged.second().spot();
            double step = spot * 1e-3;
            double up = CompoundOption.value(moved(staged, spot + step, 0));
            double here = CompoundOption.value(staged);
            double down = CompoundOption.value(moved(staged, spot - step, 0));
            every.assertThat((up - down) / (2 * step)).as("delta").isCloseTo(row.number("delta"), within(1e-3));
            every.assertThat((up - 2 * here + down) / (step * step))
                    .as("gamma")
                    .isCloseTo(row.number("gamma"), within(1e-3));
            double later = CompoundOption.value(moved(staged, spot, 1e-4));
            double sooner = CompoundOption.value(moved(staged, spot, -1e-4));
            every.assertThat((sooner - later) / 2e-4).as("theta").isCloseTo(row.number("theta"), within(1e-3));
        }
        every.assertAll();
    }

    private static CompoundOption.Staged moved(CompoundOption.Staged staged, double spot, double years) {
        return new CompoundOption.Staged(
                staged.kind(),
                staged.price(),
                staged.firstYears() + years,
                staged.second().with(spot, staged.second().years() + years));
    }

    private static double published(Row row) {
        return row.number(row.cells().containsKey("value") ? "value" : "lsmrealoptions_value");
    }

    private static Option plain(Row row) {
        return new Option(
                kind(row.text("type")),
                row.number("spot"),
                row.number("strike"),
                row.number("r"),
                row.number("q"),
                row.number("vol"),
                row.number("t"));
    }

    private static Option put(Row row) {
        return new Option(
                Kind.PUT, row.number("S"), row.number("K"), row.number("r"), 0, row.number("sigma"), row.number("T"));
    }

    private static CompoundOption.Staged staged(Row row) {
        return new CompoundOption.Staged(
                kind(row.text("type_mother")),
                row.number("k_mother"),
                row.number("t_mother"),
                new Option(
                        kind(row.text("type_daughter")),
                        row.number("spot"),
                        row.number("k_daughter"),
                        row.number("r"),
                        row.number("q"),
                        row.number("vol"),
                        row.number("t_daughter")));
    }

    private static ExchangeOption.Exchange exchange(Row row) {
        return new ExchangeOption.Exchange(
                new ExchangeOption.Side(row.number("s1") * row.number("Q1"), row.number("q1"), row.number("v1")),
                new ExchangeOption.Side(row.number("s2") * row.number("Q2"), row.number("q2"), row.number("v2")),
                row.number("rho"),
                row.number("t"));
    }

    private static Kind kind(String text) {
        return text.equals("call") ? Kind.CALL : Kind.PUT;
    }
}
