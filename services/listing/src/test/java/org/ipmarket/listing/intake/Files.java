package org.ipmarket.listing.intake;

import static org.hamcrest.Matchers.notNullValue;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.ipmarket.listing.Exchange;

/** Files of rights and their way to the service. */
final class Files {
    private static final String HEADER = "type,office,number,title_zh,title_en,filed,granted,ipc,claim_count\n";

    private Files() {}

    static byte[] resource(String name) {
        try (InputStream in = Files.class.getResourceAsStream("/documents/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows of inventions that no other test has. */
    static List<String> rows(int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> row(Exchange.patentNumber(), "一种装置" + i))
                .toList();
    }

    static String row(String number, String title) {
        return "INVENTION,CN," + number + "," + title + ",Device,2021-05-06,2023-07-08,B25J 17/00,5\n";
    }

    static byte[] csv(List<String> rows) {
        return (HEADER + String.join("", rows)).getBytes(StandardCharsets.UTF_8);
    }

    static ValidatableResponse post(String person, byte[] file, String contentType, Map<String, ?> asked) {
        return Exchange.as(person)
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("text/csv", io.restassured.http.ContentType.BINARY)))
                .contentType(contentType)
                .queryParams(asked)
                .body(file)
                .post("/api/v1/asset-imports")
                .then();
    }

    /** Hands a file in; the import's id. */
    static String send(String person, byte[] file, String contentType, String keeping) {
        return post(person, file, contentType, Map.of("registeredAt", "GZ", "keeping", keeping, "demonstration", true))
                .statusCode(202)
                .body("sha256", notNullValue())
                .extract()
                .path("id");
    }

    static JsonPath get(String person, String id) {
        return Exchange.get(person, "/asset-imports/" + id);
    }

    static List<Map<String, Object>> records(String person, String id) {
        return Exchange.get(person, "/asset-imports/" + id + "/records?limit=100")
                .getList("items");
    }
}
