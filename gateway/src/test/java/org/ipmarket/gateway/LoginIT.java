package org.ipmarket.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.gateway.support.Browser.location;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.TestMarket;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.gateway.support.Browser;
import org.ipmarket.gateway.support.StandIn;
import org.ipmarket.gateway.support.StandInServices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People log in by the form of the login service, and nobody else comes in by their sessions. */
@QuarkusTest
@WithTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@WithTestResource(StandInServices.class)
class LoginIT {
    private static final String SESSION = "ipmarket_session";
    private static final String CALL = "/api/v1/lots/echo";
    /** {@code {"alg":"}: long enough that a sealed text, which is as good as random, never has it by chance. */
    private static final String TOKEN_BEGINS = "eyJhbGciOi";

    private final StandIn services = StandInServices.up();
    private final Browser browser = browser();

    @Test
    void aPersonLogsInByTheFormAndCallsTheApiWithoutSeeingAToken() {
        HttpResponse<String> back = browser.login("/?from=login", "lin.trader");
        assertThat(back.statusCode()).isEqualTo(302);
        assertThat(location(back)).isEqualTo("/?from=login");

        HttpResponse<String> answer = browser.get(CALL);
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonObject heard = new JsonObject(answer.body()).getJsonObject("headers");
        JsonObject claims = claims(heard.getString("authorization"));
        assertThat(claims.getString("preferred_username")).isEqualTo("lin.trader");
        assertThat(claims.getString("azp")).isEqualTo("gateway");
        assertThat(claims.getString("mode")).isEqualTo("test");
        assertThat(heard.getString("cookie")).isNull();

        assertThat(browser.get("/").body())
                .contains("lin.trader")
                .contains("退出")
                .contains("href=\"/logout\"")
                .doesNotContain("href=\"/login");
        assertThat(browser().get("/").body())
                .contains("登录")
                .contains("Log in")
                .contains("href=\"/login")
                .doesNotContain("lin.trader</span>");
    }

    @Test
    void theCookiesAreForTheDoorAlone() {
        HttpResponse<String> back = browser.login("/", "lin.trader");

        List<String> cookies = back.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(SESSION))
                .toList();
        assertThat(cookies).isNotEmpty().allSatisfy(cookie -> {
            assertThat(cookie).hasSizeLessThan(4096);
            assertThat(cookie.substring(cookie.indexOf(';')))
                    .contains("HTTPOnly", "SameSite=Lax", "Path=/")
                    .doesNotContain("Secure", "Max-Age", "Domain");
        });
        String kept = cookies.stream()
                .map(cookie -> cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')))
                .collect(Collectors.joining());
        assertThat(kept).doesNotContain(TOKEN_BEGINS);
        assertThat(new String(Base64.getUrlDecoder().decode(kept), StandardCharsets.ISO_8859_1))
                .doesNotContain(TOKEN_BEGINS, "lin.trader");
        assertThat(browser.cookies()).doesNotContainKey("ipmarket_login");
    }

    @Test
    void whatChangesSomethingNeedsTheWordOfTheSession() {
        browser.login("/", "lin.trader");
        JsonObject session = new JsonObject(browser.get("/session").body());
        assertThat(session.getString("username")).isEqualTo("lin.trader");
        String word = session.getString("csrf");
        Browser other = browser();
        other.login("/", "chen.trader");
        String wordOfAnother = new JsonObject(other.get("/session").body()).getString("csrf");
        int before = services.heard().size();

        assertCrossSite(browser.post(CALL, "{}"));
        assertCrossSite(browser.post(CALL, "{}", "X-CSRF-Token", "guessed"));
        assertCrossSite(browser.post(CALL, "{}", "X-CSRF-Token", wordOfAnother));
        assertCrossSite(browser.post(CALL, "{}", "X-CSRF-Token", word, "Origin", "https://evil.example"));
        assertCrossSite(browser.post(CALL, "{}", "X-CSRF-Token", word, "Origin", "null"));
        assertCrossSite(browser.post(CALL, "{}", "X-CSRF-Token", word, "Sec-Fetch-Site", "cross-site"));
        assertCrossSite(browser.post(CALL, "{}", "X-CSRF-Token", word, "Sec-Fetch-Site", "same-site"));
        assertThat(services.heard()).hasSize(before);

        HttpResponse<String> meant =
                browser.post(CALL, "{}", "X-CSRF-Token", word, "Origin", publicUrl(), "Sec-Fetch-Site", "same-origin");
        assertThat(meant.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(meant.body()).getJsonObject("headers").getString("x-csrf-token"))
                .isNull();
        assertThat(browser.post(CALL, "{}", "X-CSRF-Token", word).statusCode()).isEqualTo(200);
        assertThat(browser()
                        .post(CALL, "{}", "Authorization", "Bearer " + Tokens.of("lin.trader"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aTokenOfItsOwnComesBeforeTheSession() {
        browser.login("/", "lin.trader");

        HttpResponse<String> answer = browser.post(CALL, "{}", "Authorization", "Bearer " + Tokens.of("chen.trader"));

        assertThat(claims(new JsonObject(answer.body()).getJsonObject("headers").getString("authorization"))
                        .getString("preferred_username"))
                .isEqualTo("chen.trader");
        assertThat(browser.get(CALL, "Authorization", "Bearer forged").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aLogoutEndsTheSessionHereAndAtTheLoginService() {
        browser.login("/", "lin.trader");
        Browser thief = browser.stolen();
        assertThat(thief.get(CALL).statusCode()).isEqualTo(200);

        assertThat(browser.get("/logout", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        HttpResponse<String> out = browser.get("/logout");
        assertThat(location(out))
                .startsWith(TestMarket.settings().issuer() + "/protocol/openid-connect/logout?")
                .contains("id_token_hint=");
        assertThat(browser.cookies()).doesNotContainKey(SESSION);
        assertThat(location(browser.get(location(out)))).isEqualTo(publicUrl() + "/");

        assertEnded(thief.get(CALL));
        assertThat(browser.get(CALL).statusCode()).isEqualTo(401);
        String login = browser.get(location(browser.get("/login"))).body();
        assertThat(login).contains("<form").contains("password");
    }

    @Test
    void aGarbledCookieOpensNothingAndIsForgotten() {
        browser.login("/", "lin.trader");
        String good = browser.cookies().get(SESSION);
        int last = good.length() - 1;

        for (String garbled : List.of(
                "x",
                "%00",
                good.substring(1),
                good.substring(0, last),
                good.substring(0, 100) + (good.charAt(100) == 'A' ? 'B' : 'A') + good.substring(101),
                (good.charAt(0) == 'A' ? 'B' : 'A') + good.substring(1))) {
            browser.cookies().put(SESSION, garbled);
            assertEnded(browser.get(CALL));
            assertThat(browser.cookies()).doesNotContainKey(SESSION);
        }
        browser.get("/login");
        browser.cookies().put(SESSION, browser.cookies().get("ipmarket_login"));
        assertEnded(browser.get(CALL));
    }

    @Test
    void aSessionThatWasPlantedIsNotTheOneOfThePersonWhoLogsIn() {
        Browser attacker = browser();
        attacker.login("/", "chen.trader");
        browser.cookies().put(SESSION, attacker.cookies().get(SESSION));
        browser.cookies().put(SESSION + ".1", attacker.cookies().getOrDefault(SESSION + ".1", "x"));

        browser.login("/", "lin.trader");

        assertThat(browser.cookies().get(SESSION))
                .isNotEqualTo(attacker.cookies().get(SESSION));
        assertThat(browser.get("/session").body()).contains("lin.trader");
        assertThat(attacker.get("/session").body()).contains("chen.trader");
    }

    @Test
    void anAnswerCountsInTheBrowserThatAskedAndOnce() {
        Browser attacker = browser();
        String answer = attacker.loginUpToTheAnswer("/login", "chen.trader");

        HttpResponse<String> planted = browser.get(answer);
        assertThat(planted.statusCode()).isEqualTo(400);
        assertThat(planted.body()).contains("/problems/login-not-begun");
        browser.get("/login");
        assertThat(browser.get(answer).body()).contains("/problems/login-not-begun");
        assertThat(browser.cookies()).doesNotContainKey(SESSION);

        String attempt = attacker.cookies().get("ipmarket_login");
        assertThat(attacker.get(answer).statusCode()).isEqualTo(302);
        attacker.cookies().put("ipmarket_login", attempt);
        HttpResponse<String> twice = attacker.get(answer);
        assertThat(twice.statusCode()).isEqualTo(400);
        assertThat(twice.body()).contains("/problems/login-failed");
    }

    @Test
    void anAnswerOfAnotherIssuerOrWithAnErrorIsNone() {
        String answer = browser.loginUpToTheAnswer("/login", "lin.trader");
        String attempt = browser.cookies().get("ipmarket_login");

        assertThat(browser.get(answer.replaceAll("iss=[^&]*", "iss=https%3A%2F%2Fevil.example"))
                        .statusCode())
                .isEqualTo(400);
        browser.cookies().put("ipmarket_login", attempt);
        assertThat(browser.get(answer.replace("code=", "error=access_denied&x="))
                        .body())
                .contains("/problems/login-failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/%5Cevil.example",
                "/\\evil.example",
                "/.//evil.example",
                "/a//evil.example",
                "javascript:alert(1)",
                "evil.example",
                "",
                "/x\r\nSet-Cookie: a=b",
                "/login?return=/",
                "/logout",
            })
    void theLoginLeadsNowhereElse(String address) {
        HttpResponse<String> answer =
                browser.get("/login?return=" + java.net.URLEncoder.encode(address, StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/problems/bad-request");
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void aLinkLeadsToTheLoginAndAScriptIsTold401() {
        String page = "text/html,application/xhtml+xml,*/*;q=0.8";

        HttpResponse<String> person = browser.get("/api/v1/lots/42?a=b", "Accept", page, "Sec-Fetch-Mode", "navigate");
        assertThat(person.statusCode()).isEqualTo(302);
        assertThat(location(person)).isEqualTo("/login?return=%2Fapi%2Fv1%2Flots%2F42%3Fa%3Db");

        for (HttpResponse<String> script : List.of(
                browser.get(CALL),
                browser.get(CALL, "Accept", page, "X-Requested-With", "XMLHttpRequest"),
                browser.get(CALL, "Accept", page, "Sec-Fetch-Mode", "cors"),
                browser.post(CALL, "{}", "Accept", page))) {
            assertThat(script.statusCode()).isEqualTo(401);
            assertThat(script.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
    }

    private static void assertCrossSite(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("/problems/cross-site-request");
    }

    private static void assertEnded(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("/problems/session-ended");
    }

    private static JsonObject claims(String authorization) {
        return new JsonObject(
                new String(Base64.getUrlDecoder().decode(authorization.split("\\.")[1])));
    }

    private static String publicUrl() {
        return TestMarket.settings().publicUrl();
    }

    private static Browser browser() {
        return new Browser(publicUrl());
    }
}
