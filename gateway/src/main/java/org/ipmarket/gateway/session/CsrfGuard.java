package org.ipmarket.gateway.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a request that a browser has sent with its cookies was meant by our own pages. Reads need no proof. Whatever changes
 * something names the session's own word, which another site cannot read; where the browser says which site it comes from, that
 * must be ours, too.
 */
final class CsrfGuard {
    static final String HEADER = "X-CSRF-Token";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Seal seal;
    private final String ourOrigin;

    /** @param ourOrigin scheme, host and port as browsers name them */
    CsrfGuard(Seal seal, String ourOrigin) {
        this.seal = seal;
        this.ourOrigin = ourOrigin;
    }

    /** The word of a session. */
    String word(String sessionId) {
        return seal.word(sessionId);
    }

    /**
     * @param origin header {@code Origin} or null
     * @param site header {@code Sec-Fetch-Site} or null
     * @param word header {@link #HEADER} or null
     * @return what is wrong, in words for the caller
     */
    Optional<String> fault(String method, String sessionId, String origin, String site, String word) {
        if (SAFE.contains(method)) {
            return Optional.empty();
        }
        if (origin != null && !origin.equals(ourOrigin)) {
            return Optional.of("It comes from another origin.");
        }
        if (isForeign(site)) {
            return Optional.of("It comes from another site.");
        }
        boolean known = word != null && MessageDigest.isEqual(bytes(word(sessionId)), bytes(word));
        return known
                ? Optional.empty()
                : Optional.of("With a session's cookie it needs the header " + HEADER + " as GET /session tells it.");
    }

    /** Whether a browser says that another site made it ask. @param site header {@code Sec-Fetch-Site} or null */
    static boolean isForeign(String site) {
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
