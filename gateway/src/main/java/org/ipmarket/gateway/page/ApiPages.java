package org.ipmarket.gateway.page;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The API's document and a page to try it, which loads nothing from elsewhere. */
final class ApiPages {
    private static final String DOCUMENT = "docs/openapi/ipmarket.json";
    private static final String SWAGGER = "META-INF/resources/openapi-ui/";

    /** Scripts only from here; Swagger UI writes styles of its own and has its icons in its style sheet. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private ApiPages() {}

    static Map<String, StaticFile> files() {
        StaticFile document = StaticFile.of(compact(StaticFile.read(DOCUMENT)), "application/json", null);
        return Map.of(
                "/openapi", document,
                "/openapi.json", document,
                "/docs", StaticFile.of(StaticFile.read("page/docs.html"), "text/html", POLICY),
                "/page/docs.js", StaticFile.load("page/docs.js", "text/javascript"),
                "/page/swagger-ui.css", StaticFile.load(SWAGGER + "swagger-ui.css", "text/css"),
                "/page/swagger-ui.js", StaticFile.load(SWAGGER + "swagger-ui-bundle.js", "text/javascript"));
    }

    private static byte[] compact(byte[] json) {
        return new JsonObject(new String(json, StandardCharsets.UTF_8)).encode().getBytes(StandardCharsets.UTF_8);
    }
}
