package org.ipmarket.settlement.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.settlement.Scene;
import org.ipmarket.settlement.clearing.Sweeps;
import org.junit.jupiter.api.Test;

/**
 * Ninety days of a market with two hundred trades: sales and negotiated deals, winners who do not sign or do not pay, runners-up,
 * relistings sold and unsold, instalments, refusals of the office that are taken up again and that are not, lapses that are cured and that
 * are not, deposits that wait until the shortfall is known. At the end everything adds up, and the monthly statements of all centres
 * together are the ledger.
 */
@QuarkusTest
@TestProfile(PlayedDays.class)
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class NinetyDaysIT {
    private static final int DAYS = 90;
    private static final int TRADES = Integer.getInteger("trades", 80);
    /** So that the last of them can end within the days. */
    private static final int LAST_NEW = 40;

    @Inject
    MovedTime time;

    @Inject
    MarketClock clock;

    @Inject
    MarketDays days;

    @Inject
    Sweeps sweeps;

    @Inject
    TradeReckoning trades;

    @Inject
    StatementReckoning statements;

    @Test
    void ninetyDaysOfAMarket() throws Exception {
        Map<Integer, List<Course>> planned = Course.planned(TRADES, LAST_NEW);
        List<Course> courses =
                planned.values().stream().flatMap(Collection::stream).toList();
        time.begin();
        YearMonth first = YearMonth.from(clock.today());
        long start = System.nanoTime();
        try (Scene scene = new Scene()) {
            days.begin(scene.broker, planned);
            for (int day = 0; day <= DAYS; day++) {
                days.playToday();
                sweeps.all();
                time.forward(Duration.ofDays(1));
            }
        }
        double played = (System.nanoTime() - start) / 1e9;
        assertThat(days.areOver()).isTrue();
        TradeReckoning.Figures figures = trades.check(courses);
        YearMonth last = YearMonth.from(clock.today());
        intoTheMonthAfter(last);
        StatementReckoning.Figures kept = statements.check(first, last);
        assertThat(kept.months()).isGreaterThanOrEqualTo(3);
        assertThat(kept.booked()).as("fees on the trades of the statements").isEqualTo(figures.fees());
        System.out.printf(
                "%d days in %.1f s, then %.1f s: %s%n%s%n",
                DAYS, played, (System.nanoTime() - start) / 1e9 - played, figures, kept);
    }

    /** Its second day, when nobody waits any longer for what the month still has to say. */
    private void intoTheMonthAfter(YearMonth month) throws SQLException {
        LocalDate second = month.plusMonths(1).atDay(2);
        time.forward(Duration.ofDays(ChronoUnit.DAYS.between(clock.today(), second)));
    }
}
