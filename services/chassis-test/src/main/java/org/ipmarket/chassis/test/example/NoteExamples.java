package org.ipmarket.chassis.test.example;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import java.nio.file.Path;

/**
 * Has every test of a running service note what the service answers, as examples of the API's document. Only where
 * {@code -Dexamples.write=<root of the checkout>} is given.
 */
public final class NoteExamples implements QuarkusTestBeforeEachCallback {
    private static final String ROOT = System.getProperty("examples.write");
    private static boolean noting;

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        start();
    }

    private static synchronized void start() {
        if (ROOT != null && !noting) {
            noting = true;
            RestAssured.filters(new NotingFilter(new Examples(Path.of(ROOT))));
        }
    }
}
