package org.ipmarket.gateway.page;

import java.util.Map;

/** Where a person reads its notices and says how it wants to be told. The page is the same for everybody; its script asks the API. */
final class NoticePages {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private NoticePages() {}

    static Map<String, StaticFile> files() {
        return Map.of(
                "/notices", StaticFile.of(StaticFile.read("page/notices.html"), "text/html", POLICY),
                "/page/notices.js", StaticFile.load("page/notices.js", "text/javascript"));
    }
}
