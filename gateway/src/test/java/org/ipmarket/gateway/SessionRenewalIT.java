package org.ipmarket.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.TestMarket;
import org.ipmarket.gateway.support.Browser;
import org.ipmarket.gateway.support.StandInServices;
import org.junit.jupiter.api.Test;

/** An access token that is about to expire is renewed on the way, and a session lasts no longer than the login service wants. */
@QuarkusTest
@TestProfile(SessionRenewalIT.AlwaysRenewed.class)
@WithTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@WithTestResource(StandInServices.class)
class SessionRenewalIT {
    private static final String SESSION = "ipmarket_session";
    private static final String CALL = "/api/v1/lots/echo";
    private static final int AT_ONCE = 12;
    /** Long enough for all that the other tests do in a session, on a slow machine too. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    public static final class AlwaysRenewed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "ipmarket.gateway.session.renew-before",
                    "10m",
                    "ipmarket.gateway.session.longest",
                    LONGEST.toSeconds() + "s");
        }
    }

    private final Browser browser = browser();

    @Test
    void requestsThatComeAtOnceAreRenewedByOneRefresh() throws Exception {
        browser.login("/", "lin.trader");
        List<Browser> tabs =
                Stream.generate(() -> browser.stolen()).limit(AT_ONCE).toList();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> answers =
                    tabs.stream().map(tab -> pool.submit(() -> tab.get(CALL))).toList();
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
        }
        assertThat(tabs).allSatisfy(tab -> {
            assertThat(tab.cookies().get(SESSION))
                    .isNotEqualTo(browser.cookies().get(SESSION));
            assertThat(tab.get("/session").body()).contains("lin.trader");
        });
    }

    @Test
    void aSessionThatHasEndedAtTheLoginServiceIsNotRenewed() {
        browser.login("/", "lin.trader");
        assertThat(browser.get(CALL).statusCode()).isEqualTo(200);

        String confirmation = browser.get(TestMarket.settings().issuer() + "/protocol/openid-connect/logout")
                .body();
        browser.submit(confirmation, Map.of("confirmLogout", "1"));

        HttpResponse<String> answer = browser.get(CALL);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("/problems/session-ended");
        assertThat(browser.cookies()).doesNotContainKey(SESSION);
    }

    @Test
    void aSessionEndsAfterItsLongestTimeHoweverOftenItWasRenewed() {
        browser.login("/", "lin.trader");
        Browser thief = browser.stolen();

        await().atMost(LONGEST.multipliedBy(3))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> browser.get(CALL).statusCode() == 401);

        assertThat(browser.cookies()).doesNotContainKey(SESSION);
        assertThat(thief.get(CALL).statusCode()).isEqualTo(401);
    }

    private static Browser browser() {
        return new Browser(TestMarket.settings().publicUrl());
    }
}
