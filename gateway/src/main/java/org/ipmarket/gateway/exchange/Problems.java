package org.ipmarket.gateway.exchange;

import java.util.List;

/** All that the door refuses, in one place. What the services refuse passes as they said it. */
public final class Problems {
    private static final int RETRY_SECONDS = 1;

    private Problems() {}

    public static Problem unknownResource(String path) {
        return new Problem(404, "unknown-resource", "There is nothing at " + path + ". See /docs/api.");
    }

    public static Problem badPath() {
        return new Problem(
                400,
                "bad-path",
                "A path consists of plain segments: no percent-encoding, no empty, '.' or '..' segments.");
    }

    public static Problem badRequest(String detail) {
        return new Problem(400, "bad-request", detail);
    }

    public static Problem methodRefused(String method) {
        return new Problem(405, "method-not-allowed", method + " is not answered here.")
                .header("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    }

    public static Problem notAllowed(String method, List<String> allowed) {
        return new Problem(405, "method-not-allowed", method + " is not answered here.")
                .header("Allow", String.join(", ", allowed));
    }

    public static Problem targetTooLong(int limit) {
        return new Problem(414, "uri-too-long", "The request target is longer than " + limit + " characters.")
                .with("accepted", limit);
    }

    public static Problem headersTooLarge(long limit) {
        return new Problem(431, "headers-too-large", "The headers are larger than " + limit + " bytes together.")
                .with("accepted", limit);
    }

    public static Problem bodyTooLarge(long limit) {
        return new Problem(413, "body-too-large", "The body is larger than " + limit + " bytes.")
                .with("accepted", limit);
    }

    public static Problem tokenMissing() {
        return new Problem(401, "unauthorized", "A bearer token of realm ipmarket is needed.")
                .header("WWW-Authenticate", "Bearer realm=\"ipmarket\"");
    }

    /** @param why in words that quote nothing from the token */
    public static Problem tokenInvalid(String why) {
        return new Problem(401, "unauthorized", why)
                .header(
                        "WWW-Authenticate",
                        "Bearer realm=\"ipmarket\", error=\"invalid_token\", error_description=\"" + why + "\"");
    }

    /** The cookie of a session that is over, or never was one. */
    public static Problem sessionEnded() {
        return new Problem(401, "session-ended", "您的登录已结束，请重新登录。The session is over; log in again at /login.")
                .header("WWW-Authenticate", "Bearer realm=\"ipmarket\"");
    }

    /** @param why what speaks against its being meant by our own pages */
    public static Problem crossSite(String why) {
        return new Problem(403, "cross-site-request", why + " The request had no effect.");
    }

    public static Problem loginNotBegun() {
        return new Problem(
                400,
                "login-not-begun",
                "此浏览器没有进行中的登录，请从 /login 重新开始。No login is under way in this browser; begin again at /login.");
    }

    public static Problem loginFailed() {
        return new Problem(
                400, "login-failed", "登录未完成，请从 /login 重新开始。The login was not completed; begin again at /login.");
    }

    public static Problem identityUnavailable() {
        return retryLater(
                503,
                "identity-unavailable",
                "Tokens cannot be verified at present: the login service is not answering.");
    }

    public static Problem tooManyRequests(long retrySeconds) {
        return new Problem(429, "too-many-requests", "More requests than agreed; try again in " + retrySeconds + " s.")
                .header("Retry-After", retrySeconds);
    }

    /** The request was not handed over, so it surely had no effect. */
    public static Problem unavailable(String resource) {
        return unavailable(resource, RETRY_SECONDS);
    }

    /** @param retrySeconds until it may be of use to ask again, at least 1 */
    public static Problem unavailable(String resource, long retrySeconds) {
        return new Problem(
                        503,
                        "service-unavailable",
                        "What answers for " + resource + " cannot be reached now. The request had no effect.")
                .header("Retry-After", Math.max(RETRY_SECONDS, retrySeconds))
                .with("resource", resource);
    }

    /** So many requests of this kind are under way that one more would only wait. */
    public static Problem tooBusy(String resource) {
        return retryLater(
                        503,
                        "too-busy",
                        "Too many requests for " + resource + " are under way. The request had no effect.")
                .with("resource", resource);
    }

    /** The request was handed over, and the connection broke before an answer. */
    public static Problem broken(String resource) {
        return retryLater(503, "answer-lost", unknownEffect("The answer from " + resource + " was lost."))
                .with("resource", resource);
    }

    public static Problem timedOut(String resource, long seconds) {
        return retryLater(
                        504,
                        "answer-late",
                        unknownEffect("There was no answer from " + resource + " within " + seconds + " s."))
                .with("resource", resource);
    }

    public static Problem bodyTooSlow() {
        return new Problem(408, "request-timeout", "The body did not arrive in time. The request had no effect.");
    }

    public static Problem fault() {
        return new Problem(500, "fault", "The gateway failed; the log knows the correlation id.");
    }

    private static String unknownEffect(String what) {
        return what + " Whether the request took effect is not known; repeat it with the same Idempotency-Key.";
    }

    private static Problem retryLater(int status, String slug, String detail) {
        return new Problem(status, slug, detail).header("Retry-After", RETRY_SECONDS);
    }
}
