package org.ipmarket.listing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;
import static org.ipmarket.listing.Exchange.LINGNAN;
import static org.ipmarket.listing.Exchange.PENGCHENG;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.desk.Bargain.DEALS;
import static org.ipmarket.listing.desk.Bargain.act;
import static org.ipmarket.listing.desk.Bargain.proposal;
import static org.ipmarket.listing.desk.Bargain.propose;
import static org.ipmarket.listing.desk.Bargain.round;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.ipmarket.messages.MarketClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Loading a year moves the deadlines that rest on it. */
@QuarkusTest
@RealParts
class RecountPublicityIT {
    private static final String CALENDAR = "CN-RECOUNT";

    @Inject
    Rows rows;

    @BeforeEach
    void open() {
        Exchange.open();
        load(2001, Set.of());
        count(CALENDAR);
    }

    @AfterEach
    void asItWas() {
        count("CN");
    }

    @Test
    void whatWasProvisionalGetsItsLastDayAndWhatIsOverStaysOver() {
        String running = publicised();
        String over = publicised();
        LocalDate first = until(running);
        assertThat(publicity(running, "provisional")).isEqualTo(true);
        rows.run(
                "update deal set publicised_at = publicised_at - interval '60 days',"
                        + " publicity_until = publicity_until - interval '60 days' where id = ?",
                UUID.fromString(over));
        LocalDate ended = until(over);

        int year = LocalDate.now(MarketClock.ZONE).getYear();
        for (int each = year; each <= year + 2; each++) {
            load(each, Set.of(first));
        }
        LocalDate expected = first.plusDays(1);
        while (expected.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0 || expected.getDayOfYear() == 1) {
            expected = expected.plusDays(1);
        }
        assertThat(until(running)).isEqualTo(expected);
        assertThat(publicity(running, "provisional")).isEqualTo(false);
        assertThat(until(over)).isEqualTo(ended);
        assertThat(rows.count(
                        "select count(*) from audit_entry where action = 'deal.publicity.recount' and subject = ?",
                        over))
                .isZero();
        assertThat(rows.count(
                        "select count(*) from audit_entry where action = 'deal.publicity.recount' and subject = ?",
                        running))
                .isPositive();
    }

    private static String publicised() {
        String asset = Exchange.enter("uni.trader", Exchange.patent(LINGNAN));
        String id = propose("uni.trader", proposal("GZ", LINGNAN, PENGCHENG, round("90000.00", asset)));
        as("chen.trader")
                .body(Map.of("round", 1, "buyerCentre", "SZ"))
                .post(DEALS + "/" + id + "/acceptance")
                .then()
                .statusCode(200);
        act("gz.reviewer1", id, "review").then().statusCode(200);
        act("gz.reviewer2", id, "approval").then().statusCode(200).body("state", is("PUBLICISED"));
        return id;
    }

    private static LocalDate until(String id) {
        return LocalDate.parse((String) publicity(id, "until"));
    }

    private static Object publicity(String id, String field) {
        return as("he.jing").get(DEALS + "/" + id + "/publicity").jsonPath().get(field);
    }

    /** Loads a year whose only holidays are its first day and those of the days given that fall into it. */
    private static void load(int year, Set<LocalDate> off) {
        Set<String> holidays = new TreeSet<>(Set.of(year + "-01-01"));
        off.stream().filter(day -> day.getYear() == year).forEach(day -> holidays.add(day.toString()));
        String path = "/api/v1/calendars/" + CALENDAR + "/years/" + year;
        String tag = as("admin").get(path).header("ETag");
        as("admin")
                .header("If-Match", tag == null ? "" : tag)
                .body(Map.of(
                        "holidays", holidays, "makeUpDays", List.of(), "source", Map.of("notice", "made for a test")))
                .put(path)
                .then()
                .statusCode(oneOf(200, 201));
    }

    private static void count(String calendar) {
        Map<String, Object> terms = Exchange.centre();
        terms.put("calendar", calendar);
        as("gz.manager")
                .header("If-Match", as("gz.manager").get("/api/v1/centres/GZ").header("ETag"))
                .body(terms)
                .put("/api/v1/centres/GZ")
                .then()
                .statusCode(200);
    }
}
