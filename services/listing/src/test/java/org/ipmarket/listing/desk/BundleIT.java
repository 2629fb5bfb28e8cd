package org.ipmarket.listing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.ipmarket.listing.Exchange.act;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.Exchange.draft;
import static org.ipmarket.listing.Exchange.enter;
import static org.ipmarket.listing.Exchange.offer;
import static org.ipmarket.listing.Exchange.patent;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.ipmarket.messages.event.OfferAnnounced;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class BundleIT {
    private static final int MOST = 500;

    @Inject
    Rows rows;

    @Inject
    SessionFactory sessions;

    @BeforeEach
    void open() {
        Exchange.open();
    }

    @Test
    void fiveHundredAssetsAreSoldAsOneLotBySetsAndNotOneByOne() {
        String[] assets = bundle(MOST);
        Statistics statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        try (TestBroker broker = TestBroker.open("listing")) {
            long start = System.nanoTime();
            String id = draft("lin.trader", offer("GZ", assets));
            act("lin.trader", id, "submission").then().statusCode(200);
            act("gz.reviewer1", id, "review").then().statusCode(200);
            act("gz.reviewer2", id, "approval").then().statusCode(200).body("assets", hasSize(MOST));
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            OfferAnnounced told =
                    broker.await(OfferAnnounced.class, each -> each.subject().equals(id));
            assertThat(told.assets()).hasSize(MOST).allSatisfy(each -> assertThat(each.version())
                    .isEqualTo(1));
            assertThat(told.assets())
                    .extracting(each -> each.asset().toString())
                    .containsExactly(assets);
            System.out.printf(
                    "BUNDLE %d assets from draft to ANNOUNCED in %d ms, %d queries, %d statements prepared%n",
                    MOST, took.toMillis(), statistics.getQueryExecutionCount(), statistics.getPrepareStatementCount());
            assertThat(statistics.getPrepareStatementCount())
                    .as("statements for 500 assets")
                    .isLessThan(150);
            assertThat(rows.count("select count(*) from asset_claim where offer = ?::uuid", id))
                    .isEqualTo(MOST);
            as("chen.trader")
                    .accept("application/json")
                    .get("/api/v1/announcements/" + told.noticeNumber())
                    .then()
                    .statusCode(200)
                    .body("document.terms.assets", hasSize(MOST));
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    @Test
    void oneMoreIsRefused() {
        as("lin.trader")
                .body(offer(
                        "GZ",
                        IntStream.rangeClosed(0, MOST)
                                .mapToObj(i -> "01900000-0000-7000-8000-%012d".formatted(i))
                                .toArray(String[]::new)))
                .post("/api/v1/listings")
                .then()
                .statusCode(422)
                .body("field", is("assets"))
                .body("detail", is("an offer has 1 to 500 assets"));
    }

    private static String[] bundle(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> enter("lin.trader", patent(Exchange.YUEXIU)))
                .toArray(String[]::new);
    }
}
