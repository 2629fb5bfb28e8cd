package org.ipmarket.gateway.session;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * What the door keeps in a browser. Scripts cannot read it, other sites' requests do not bring it save for plain links, and it is
 * sent over TLS only where the market is served over TLS. A browser keeps 4 KiB in one cookie, so a session lies in several.
 */
final class Cookies {
    private static final int LONGEST_PART = 3_600;
    private static final int MOST_PARTS = 4;

    private final boolean secure;
    private final String session;
    private final String attempt;

    /** @param secure whether browsers come over TLS */
    Cookies(boolean secure) {
        this.secure = secure;
        String prefix = secure ? "__Host-" : "";
        this.session = prefix + "ipmarket_session";
        this.attempt = prefix + "ipmarket_login";
    }

    boolean hasSession(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.COOKIE) && request.getCookie(session) != null;
    }

    Optional<String> session(HttpServerRequest request) {
        StringBuilder whole = new StringBuilder();
        for (int part = 0; part < MOST_PARTS; part++) {
            Cookie cookie = request.getCookie(name(part));
            if (cookie == null) {
                break;
            }
            whole.append(cookie.getValue());
        }
        return whole.isEmpty() ? Optional.empty() : Optional.of(whole.toString());
    }

    void keepSession(HttpServerRequest request, HttpServerResponse response, String sealed) {
        if (sealed.length() > MOST_PARTS * LONGEST_PART) {
            throw new IllegalStateException("a session of " + sealed.length() + " characters is too long for cookies");
        }
        for (int part = 0; part < MOST_PARTS; part++) {
            int from = part * LONGEST_PART;
            if (from < sealed.length()) {
                String value = sealed.substring(from, Math.min(sealed.length(), from + LONGEST_PART));
                add(response, ours(name(part), value));
            } else if (request.getCookie(name(part)) != null) {
                forget(response, name(part));
            }
        }
    }

    void forgetSession(HttpServerRequest request, HttpServerResponse response) {
        for (int part = 0; part < MOST_PARTS; part++) {
            if (request.getCookie(name(part)) != null) {
                forget(response, name(part));
            }
        }
    }

    Optional<String> attempt(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(attempt)).map(Cookie::getValue);
    }

    void keepAttempt(HttpServerResponse response, String sealed, Duration life) {
        add(response, ours(attempt, sealed).setMaxAge(life.toSeconds()));
    }

    void forgetAttempt(HttpServerResponse response) {
        forget(response, attempt);
    }

    private String name(int part) {
        return part == 0 ? session : session + "." + part;
    }

    private void forget(HttpServerResponse response, String name) {
        add(response, ours(name, "").setMaxAge(0));
    }

    private Cookie ours(String name, String value) {
        return Cookie.cookie(name, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX)
                .setSecure(secure);
    }

    /** As a header of its own: what the request brought stays as it is. */
    private static void add(HttpServerResponse response, Cookie cookie) {
        response.headers().add("Set-Cookie", cookie.encode());
    }
}
