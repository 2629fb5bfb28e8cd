package org.ipmarket.listing.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.ipmarket.listing.Exchange.as;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.Papers;
import org.ipmarket.listing.RealParts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where checks are asked for, as they are of everybody in the live market, nobody is qualified without them. */
@QuarkusTest
@RealParts
class QualificationIT {
    private static final String PATH = "/api/v1/participants";

    @BeforeEach
    void open() {
        Exchange.open();
    }

    @Test
    void aCentreQualifiesOnWhatWasCheckedAndSaysOnWhichPapers() {
        String id = as("gz.manager")
                .body(Map.of("kind", "INSTITUTE", "name", Map.of("zh", "真名研究院"), "homeCentre", "GZ"))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String paper = Papers.of("gz.manager", id);
        Map<String, Object> qualification = Map.of("centre", "GZ", "documents", List.of(paper));
        as("gz.manager")
                .body(qualification)
                .post(PATH + "/" + id + "/qualification")
                .then()
                .statusCode(409)
                .body("type", is("/problems/real-name-unchecked"))
                .body("missing", containsInAnyOrder("CREDIT_CODE", "LEGAL_REPRESENTATIVE"));
        as("gz.manager")
                .header("If-Match", "\"v0\"")
                .body(Map.of("creditCode", "12440000MB2C00011Q", "legalRepresentative", "马"))
                .put(PATH + "/" + id + "/identity")
                .then()
                .statusCode(200);
        pass(id, "CREDIT_CODE");
        as("gz.manager")
                .body(qualification)
                .post(PATH + "/" + id + "/qualification")
                .then()
                .statusCode(409)
                .body("missing", contains("LEGAL_REPRESENTATIVE"));
        pass(id, "LEGAL_REPRESENTATIVE");
        as("gz.manager")
                .body(qualification)
                .post(PATH + "/" + id + "/qualification")
                .then()
                .statusCode(200)
                .body("standing", is("QUALIFIED"));
        as("gz.finance1")
                .get(PATH + "/" + id + "/qualifications")
                .then()
                .body("items.by", contains("gz.manager"))
                .body("items[0].documents", contains(paper));
        // what its standing rests on does not change under it
        as("gz.manager")
                .header("If-Match", "\"v1\"")
                .body(Map.of("creditCode", "12440000MB2C00022W", "legalRepresentative", "马"))
                .put(PATH + "/" + id + "/identity")
                .then()
                .statusCode(409)
                .body("type", is("/problems/participant-qualified"));
    }

    private static void pass(String id, String kind) {
        String check = as("gz.reviewer1")
                .body(Map.of("kind", kind))
                .post(PATH + "/" + id + "/checks")
                .path("id");
        as("gz.reviewer1")
                .body(Map.of("passed", true, "source", "register", "document", Papers.of("gz.reviewer1", id)))
                .post(PATH + "/" + id + "/checks/" + check + "/result")
                .then()
                .statusCode(200);
        as("gz.reviewer2")
                .body("{}")
                .post(PATH + "/" + id + "/checks/" + check + "/confirmation")
                .then()
                .statusCode(200)
                .body("state", is("PASSED"));
    }
}
