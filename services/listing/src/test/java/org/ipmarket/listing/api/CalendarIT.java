package org.ipmarket.listing.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.ipmarket.listing.Exchange.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.register.CalendarLoaded;
import org.ipmarket.listing.register.Calendars;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class CalendarIT {
    private static final LocalDate BEFORE = LocalDate.of(2031, 1, 17);

    @Inject
    Calendars calendars;

    @Inject
    Observer observer;

    /** Keeps deadlines, as the parts of the market that store some do. */
    @ApplicationScoped
    static class Observer {
        private final List<LocalDate> recomputed = new CopyOnWriteArrayList<>();

        List<LocalDate> recomputed() {
            return recomputed;
        }

        void on(@Observes CalendarLoaded loaded) {
            recomputed.add(loaded.days().addWorkingDays(BEFORE, 5).day());
        }
    }

    @BeforeEach
    void open() {
        Exchange.open();
    }

    @Test
    void theCalendarThatComesWithTheMarketNamesItsNotices() {
        as("lin.trader")
                .get("/api/v1/calendars/CN")
                .then()
                .statusCode(200)
                .body("years.year", hasItems(2015, 2024, 2026))
                .body("years.find { it.year == 2024 }.source.notice", is("国办发明电〔2023〕7号"))
                .body("years.find { it.year == 2024 }.version", is(0));
        as("lin.trader")
                .get("/api/v1/calendars/CN/years/2024")
                .then()
                .statusCode(200)
                .body("announced", is(true))
                .body("makeUpDays", hasItems("2024-02-04", "2024-02-18", "2024-10-12"))
                .body("workingDays", is(251));
        as("lin.trader")
                .get("/api/v1/calendars/CN/years/2060")
                .then()
                .statusCode(200)
                .body("announced", is(false))
                .body("source", nullValue())
                .body("holidays", empty());
        as("lin.trader").get("/api/v1/calendars").then().body("items.code", hasItem("CN"));
        as("lin.trader").get("/api/v1/calendars/XX").then().statusCode(404);
        as("lin.trader").get("/api/v1/calendars/CN/years/1500").then().statusCode(404);
    }

    @Test
    void deadlinesAreCountedAndCited() {
        deadline("CN", "from=2024-02-08&workingDays=2")
                .statusCode(200)
                .body("day", is("2024-02-18"))
                .body("provisional", is(false))
                .body("rule", containsString("Civil Code"))
                .body("sources", contains("国办发明电〔2023〕7号"));
        deadline("CN", "from=2024-02-03&days=7").body("day", is("2024-02-18"));
        deadline("CN", "from=2060-12-20&workingDays=10").statusCode(200).body("provisional", is(true));
        deadline("CN", "workingDays=5").statusCode(200);
        for (String bad : List.of(
                "from=2024-02-08",
                "from=2024-02-08&days=1&workingDays=1",
                "from=2024-02-08&days=0",
                "from=2024-02-08&workingDays=3001",
                "from=2024-13-08&days=1",
                "from=yesterday&days=1",
                "from=0001-01-01&days=1")) {
            deadline("CN", bad).statusCode(422);
        }
        deadline("XX", "days=1").statusCode(404);
    }

    @Test
    void anOperatorLoadsAYearAndWhatWasProvisionalIsCountedAnew() {
        // 2031: Monday, January 20 to Sunday 26 off; Saturday, February 1 worked
        deadline("CN", "from=" + BEFORE + "&workingDays=5")
                .body("day", is("2031-01-24"))
                .body("provisional", is(true));
        assertThat(calendars
                        .of(Mode.TEST, new CentreCode("GZ"))
                        .addWorkingDays(BEFORE, 5)
                        .provisional())
                .isTrue();
        String tag = load("admin", "CN", 2031, null, week(), List.of("2031-02-01"))
                .statusCode(201)
                .body("announced", is(true))
                .body("version", is(1))
                .extract()
                .header("ETag");
        deadline("CN", "from=" + BEFORE + "&workingDays=5")
                .body("day", is("2031-01-31"))
                .body("provisional", is(false))
                .body("sources", contains("国办发明电〔2030〕1号"));
        assertThat(observer.recomputed()).contains(LocalDate.of(2031, 1, 31));
        assertThat(calendars
                        .of(Mode.TEST, new CentreCode("GZ"))
                        .addWorkingDays(BEFORE, 6)
                        .day())
                .isEqualTo("2031-02-01");
        load("admin", "CN", 2031, null, week(), List.of()).statusCode(428);
        load("admin", "CN", 2031, "\"v7\"", week(), List.of()).statusCode(412);
        load("admin", "CN", 2031, tag, week(), List.of()).statusCode(200).body("version", is(2));
        assertThat(calendars
                        .of(Mode.TEST, new CentreCode("GZ"))
                        .addWorkingDays(BEFORE, 6)
                        .day())
                .isEqualTo("2031-02-03");
        assertThat(calendars.days(Mode.LIVE, "CN").addWorkingDays(BEFORE, 6).provisional())
                .isTrue();
    }

    @Test
    void aCentreNamesItsCalendar() {
        String tag = as("sz.manager").get("/api/v1/centres/SZ").header("ETag");
        Map<String, Object> terms = Exchange.centre();
        terms.put("calendar", "HK");
        as("sz.manager")
                .header("If-Match", tag)
                .body(terms)
                .put("/api/v1/centres/SZ")
                .then()
                .statusCode(422)
                .body("field", is("calendar"))
                .body("accepted", hasItem("CN"));
        // Hong Kong has no make-up days: the General Holidays Ordinance, 2031's days made up for the test
        load("admin", "HK", 2031, null, List.of("2031-01-01", "2031-01-23", "2031-01-24"), List.of())
                .statusCode(201);
        tag = as("sz.manager")
                .header("If-Match", tag)
                .body(terms)
                .put("/api/v1/centres/SZ")
                .then()
                .statusCode(200)
                .body("calendar", is("HK"))
                .extract()
                .header("ETag");
        assertThat(calendars
                        .of(Mode.TEST, new CentreCode("SZ"))
                        .addWorkingDays(LocalDate.of(2031, 1, 22), 1)
                        .day())
                .isEqualTo("2031-01-27");
        // what is not said stays; then as it was
        terms.remove("calendar");
        tag = as("sz.manager")
                .header("If-Match", tag)
                .body(terms)
                .put("/api/v1/centres/SZ")
                .then()
                .body("calendar", is("HK"))
                .extract()
                .header("ETag");
        terms.put("calendar", "CN");
        as("sz.manager")
                .header("If-Match", tag)
                .body(terms)
                .put("/api/v1/centres/SZ")
                .then()
                .statusCode(200);
    }

    @Test
    void badYearsAreRefused() {
        load("gz.manager", "CN", 2032, null, List.of("2032-01-01"), List.of()).statusCode(403);
        load("admin", "CN", 2032, null, List.of("2031-01-01"), List.of())
                .statusCode(422)
                .body("field", is("holidays"));
        load("admin", "CN", 2032, null, List.of("2032-01-01", "2032-01-01"), List.of())
                .statusCode(422);
        load("admin", "CN", 2032, null, List.of("2032-01-01"), List.of("2032-01-02"))
                .statusCode(422)
                .body("detail", containsString("weekday"));
        load("admin", "CN", 2032, null, List.of("2032-01-03"), List.of("2032-01-03"))
                .statusCode(422);
        load("admin", "CN", 2032, null, List.of(), List.of()).statusCode(422);
        load("admin", "cn", 2032, null, List.of("2032-01-01"), List.of())
                .statusCode(422)
                .body("field", is("code"));
        load("admin", "CN", 1800, null, List.of("1800-01-01"), List.of()).statusCode(422);
        as("admin")
                .body(Map.of("holidays", List.of("2032-01-01"), "makeUpDays", List.of()))
                .put("/api/v1/calendars/CN/years/2032")
                .then()
                .statusCode(422)
                .body("field", is("source"));
        as("admin")
                .body(Map.of("holidays", List.of("soon"), "makeUpDays", List.of()))
                .put("/api/v1/calendars/CN/years/2032")
                .then()
                .statusCode(400);
    }

    private static List<String> week() {
        return LocalDate.of(2031, 1, 20)
                .datesUntil(LocalDate.of(2031, 1, 27))
                .map(LocalDate::toString)
                .toList();
    }

    private static ValidatableResponse deadline(String calendar, String query) {
        return as("lin.trader")
                .get("/api/v1/calendars/" + calendar + "/deadline?" + query)
                .then();
    }

    private static ValidatableResponse load(
            String person, String calendar, int year, String tag, List<String> holidays, List<String> makeUpDays) {
        Map<String, Object> body = new HashMap<>();
        body.put("holidays", holidays);
        body.put("makeUpDays", makeUpDays);
        body.put("source", Map.of("notice", "国办发明电〔2030〕1号", "url", "https://www.gov.cn/zhengce/2030"));
        var request = as(person).body(body);
        return (tag == null ? request : request.header("If-Match", tag))
                .put("/api/v1/calendars/" + calendar + "/years/" + year)
                .then();
    }
}
