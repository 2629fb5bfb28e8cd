package org.ipmarket.listing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.ipmarket.listing.Exchange.act;
import static org.ipmarket.listing.Exchange.announce;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.Exchange.enter;
import static org.ipmarket.listing.Exchange.money;
import static org.ipmarket.listing.Exchange.offer;
import static org.ipmarket.listing.Exchange.patent;
import static org.ipmarket.listing.RegisterPapers.event;
import static org.ipmarket.listing.RegisterPapers.happens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.calendar.CalendarFile;
import org.ipmarket.messages.ContestTerms;
import org.ipmarket.messages.ContestTerms.PriceStep;
import org.ipmarket.messages.ContestTerms.Priority;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.WorkingDays;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.OfferCorrected;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A draft for each method, through review, to what its announcement fixes; at Foshan, which counts in seconds. */
@QuarkusTest
@RealParts
class ContestIT {
    private static final String RULES = "/api/v1/centres/FS/rules";
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final List<Priority> FIRST = List.of(new Priority(Exchange.HE_JING, 1, "Civil Code 847"));

    private String asset;

    @BeforeEach
    void open() {
        Exchange.open();
        asset = enter("lin.trader", patent(Exchange.YUEXIU));
        state(
                rule("EXTENSIONS_MOST", "PT1M"),
                rule("RUNNER_UP", true),
                rule("LISTING_EXTENSION", 1),
                rule("LISTING_EXTENSIONS", 2),
                rule("LISTING_AUCTION", "PT20S"),
                rule("ROUNDS_FIRST_PAUSE", "PT2S"),
                rule("ROUNDS_TURN", "PT3S"),
                rule("ROUNDS_PAUSE", "PT1S"),
                rule("CLOCK_PAUSE", "PT1S"),
                rule("CLOCK_SILENCE", "PT4S"),
                rule("DUTCH_EVERY", "PT1S"),
                rule("DUTCH_SHARE_MOST", 1_000),
                rule("SEALED_STAGE", "PT6S"),
                rule("BEST_STAGE", "PT5S"),
                rule("UNIFORM_PRICE", true));
    }

    @ParameterizedTest
    @EnumSource(SaleMethod.class)
    void theAnnouncementFixesTheContest(SaleMethod method) {
        Map<String, Object> terms = draft(method);
        if (method == SaleMethod.OPEN_LICENCE) {
            Map<String, Object> open = event("OPEN_LICENCE_BEGUN");
            open.put("registration", "Y2026000001");
            happens(asset, open);
        }
        try (TestBroker broker = TestBroker.open("listing")) {
            String id = announce("lin.trader", terms);
            OfferAnnounced told =
                    broker.await(OfferAnnounced.class, each -> each.subject().equals(id));
            assertThat(told.method()).isEqualTo(method);
            assertThat(told.contest()).isEqualTo(expected(method, told.closesAt()));
            Duration open = Duration.between(told.opensAt(), told.closesAt());
            boolean falls = method == SaleMethod.DUTCH || method == SaleMethod.DUTCH_SEALED_BEST;
            // 125,000 falls by 12,500 eight times to 25,000
            assertThat(open).isEqualTo(falls ? SECOND.multipliedBy(9) : Duration.ofSeconds(15));
            as("chen.trader")
                    .get("/api/v1/listings/" + id)
                    .then()
                    .body("method", is(method.name()))
                    .body("contestTerms", notNullValue())
                    .body("increment", terms.containsKey("increment") ? notNullValue() : nullValue());
            as("chen.trader")
                    .get("/api/v1/listings?facets=true&centre=FS&method=" + method)
                    .then()
                    .statusCode(200)
                    .body("items.findAll { it.id == '" + id + "' }.size()", is(1));
        }
    }

    /** What the seller says: with a step table where there are steps, with a reserve where there may be one. */
    private Map<String, Object> draft(SaleMethod method) {
        Map<String, Object> terms = offer("FS", asset);
        terms.put("method", method.name());
        terms.put(
                "declarations",
                Map.of(
                        "priority",
                        List.of(Map.of(
                                "holder", Exchange.HE_JING.toString(), "basis", "SERVICE_INVENTOR", "rank", 1))));
        Map<String, Object> contest = new HashMap<>();
        switch (method) {
            case ENGLISH, ENGLISH_PROXY, THREE_ROUNDS, CLOCK -> {
                contest.put(
                        "steps",
                        List.of(
                                Map.of("from", money("0.00"), "step", money("1000.00")),
                                Map.of("from", money("200000.00"), "step", money("5000.00"))));
                contest.put("openReserve", money("150000.00"));
            }
            case PUBLIC_LISTING -> contest.put("furtherPeriods", 1);
            case DUTCH, DUTCH_SEALED_BEST ->
                contest.put("dutch", Map.of("shareBasisPoints", 1_000, "floor", money("25000.00")));
            case SEALED_FIRST_PRICE, SEALED_SECOND_PRICE -> contest.put("openReserve", money("150000.00"));
            case UNIFORM_PRICE -> {
                contest.put("quantity", 3);
                contest.put("openReserve", money("150000.00"));
            }
            case OPEN_LICENCE -> contest.put("quantity", 10);
            case FIXED_PRICE, STANDARD_LICENCE -> {}
        }
        if (!contest.isEmpty()) {
            terms.put("contest", contest);
        }
        switch (method) {
            case ENGLISH, ENGLISH_PROXY, THREE_ROUNDS, CLOCK, PUBLIC_LISTING, DUTCH_SEALED_BEST -> {}
            case FIXED_PRICE, DUTCH, SEALED_FIRST_PRICE, SEALED_SECOND_PRICE -> terms.remove("increment");
            case UNIFORM_PRICE, OPEN_LICENCE, STANDARD_LICENCE -> {
                terms.remove("increment");
                terms.put("right", "ORDINARY_LICENCE");
            }
        }
        return terms;
    }

    private static ContestTerms expected(SaleMethod method, Instant closesAt) {
        List<PriceStep> steps = List.of(
                new PriceStep(Money.cny(0), Money.cny(1_000_00)),
                new PriceStep(Money.cny(200_000_00), Money.cny(5_000_00)));
        Money reserve = Money.cny(150_000_00);
        Duration cap = Duration.ofMinutes(1);
        ContestTerms.Dutch dutch = new ContestTerms.Dutch(1_000, SECOND, Money.cny(25_000_00));
        return switch (method) {
            case ENGLISH, ENGLISH_PROXY ->
                new ContestTerms(steps, reserve, cap, null, true, FIRST, null, null, null, null, null);
            case FIXED_PRICE, STANDARD_LICENCE -> ContestTerms.NONE;
            case PUBLIC_LISTING ->
                new ContestTerms(
                        null,
                        null,
                        cap,
                        null,
                        true,
                        FIRST,
                        new ContestTerms.PublicListing(List.of(nextWorkingDay(closesAt)), Duration.ofSeconds(20)),
                        null,
                        null,
                        null,
                        null);
            case THREE_ROUNDS ->
                new ContestTerms(
                        steps,
                        reserve,
                        null,
                        null,
                        true,
                        FIRST,
                        null,
                        new ContestTerms.ThreeRounds(SECOND.multipliedBy(2), SECOND.multipliedBy(3), SECOND),
                        null,
                        null,
                        null);
            case CLOCK ->
                new ContestTerms(
                        steps,
                        reserve,
                        null,
                        null,
                        true,
                        null,
                        null,
                        null,
                        new ContestTerms.Clock(SECOND, SECOND.multipliedBy(4)),
                        null,
                        null);
            case DUTCH -> new ContestTerms(null, null, null, null, null, null, null, null, null, dutch, null);
            case DUTCH_SEALED_BEST ->
                new ContestTerms(
                        null,
                        null,
                        null,
                        null,
                        true,
                        FIRST,
                        null,
                        null,
                        null,
                        dutch,
                        new ContestTerms.SealedBest(SECOND.multipliedBy(6), SECOND.multipliedBy(5)));
            case SEALED_FIRST_PRICE, SEALED_SECOND_PRICE ->
                new ContestTerms(null, reserve, null, null, true, FIRST, null, null, null, null, null);
            case UNIFORM_PRICE -> new ContestTerms(null, reserve, null, 3, null, FIRST, null, null, null, null, null);
            case OPEN_LICENCE -> new ContestTerms(null, null, null, 10, null, null, null, null, null, null, null);
        };
    }

    private static Instant nextWorkingDay(Instant closesAt) {
        return CalendarFile.china()
                .addWorkingDays(WorkingDays.dayOf(closesAt), 1)
                .day()
                .atTime(closesAt.atZone(MarketClock.ZONE).toLocalTime())
                .atZone(MarketClock.ZONE)
                .toInstant();
    }

    @Test
    void aDraftIsRefusedByTheFieldThatIsWrong() {
        Map<String, Object> terms = offer("FS", asset);
        terms.put("method", "DUTCH");
        refused(terms, "increment");
        terms.remove("increment");
        refused(terms, "contest.dutch");
        terms.put("contest", Map.of("dutch", Map.of("shareBasisPoints", 1_001, "floor", money("25000.00"))));
        refused(terms, "contest.dutch.shareBasisPoints");
        terms.put("method", "SEALED_FIRST_PRICE");
        refused(terms, "contest.dutch");
        terms.remove("contest");
        terms.put("method", "UNIFORM_PRICE");
        refused(terms, "right");
        terms.put("method", "CLOCK");
        as("lin.trader")
                .body(terms)
                .post("/api/v1/listings")
                .then()
                .statusCode(422)
                .body("type", is("/problems/field-missing"))
                .body("field", is("increment"));
    }

    private static void refused(Map<String, Object> terms, String field) {
        as("lin.trader")
                .body(terms)
                .post("/api/v1/listings")
                .then()
                .statusCode(422)
                .body("type", is("/problems/invalid-listing"))
                .body("field", is(field));
    }

    @Test
    void anOpenLicenceWithoutTheOfficesNumberIsNotAnnounced() {
        String id = Exchange.draft("lin.trader", draft(SaleMethod.OPEN_LICENCE));
        Exchange.toReviewed("lin.trader", "FS", id);
        act("fs.reviewer2", id, "approval").then().statusCode(409).body("gate", is("OPEN_LICENCE"));
    }

    @Test
    void aCorrectionCarriesTheContestAndMovesTheFurtherEnds() {
        state(rule("ANNOUNCEMENT", "PT10M"));
        try (TestBroker broker = TestBroker.open("listing")) {
            String id = announce("lin.trader", draft(SaleMethod.PUBLIC_LISTING));
            as("fs.reviewer1")
                    .body(Map.of("increment", money("2000.00"), "reason", "录入有误"))
                    .post("/api/v1/listings/" + id + "/correction")
                    .then()
                    .statusCode(200);
            act("fs.reviewer2", id, "correction/confirmation").then().statusCode(200);
            OfferAnnounced corrected = broker.await(
                            OfferCorrected.class,
                            each -> each.offer().toString().equals(id))
                    .terms();
            assertThat(corrected.increment()).isEqualTo(Money.cny(2_000_00));
            assertThat(corrected.contest()).isEqualTo(expected(SaleMethod.PUBLIC_LISTING, corrected.closesAt()));
            String table = announce(
                    "lin.trader", with(draft(SaleMethod.ENGLISH), enter("lin.trader", patent(Exchange.YUEXIU))));
            as("fs.reviewer1")
                    .body(Map.of("increment", money("2000.00"), "reason", "录入有误"))
                    .post("/api/v1/listings/" + table + "/correction")
                    .then()
                    .statusCode(422)
                    .body("field", is("increment"))
                    .body("detail", containsString("step table"));
        } finally {
            state(rule("ANNOUNCEMENT", "PT5S"));
        }
    }

    private static Map<String, Object> with(Map<String, Object> terms, String other) {
        terms.put("assets", List.of(other));
        return terms;
    }

    private static Map<String, Object> rule(String code, Object value) {
        Map<String, Object> rule = new HashMap<>();
        rule.put("code", code);
        rule.put("value", value);
        return rule;
    }

    @SafeVarargs
    private static void state(Map<String, Object>... rules) {
        ValidatableResponse answer = as("fs.manager")
                .header("If-Match", as("fs.manager").get(RULES).header("ETag"))
                .body(Map.of("rules", List.of(rules), "reason", "rehearsal"))
                .put(RULES)
                .then();
        // the same again changes nothing and is refused
        assertThat(answer.extract().statusCode()).isIn(200, 422);
    }
}
