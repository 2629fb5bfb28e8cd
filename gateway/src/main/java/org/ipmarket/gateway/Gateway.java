package org.ipmarket.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The program. */
@QuarkusMain
public final class Gateway {
    /** The framework answers an address that is none with an empty 400; the door judges it itself, and says what is wrong. */
    private static final String JUDGED_BY_THE_DOOR = "vertx.disableURIValidation";

    /** The framework judges each header on each step of its way; the door judges a message once ({@code exchange.Fields}). */
    private static final String JUDGED_ONCE = "vertx.disableHttpHeadersValidation";

    public static void main(String... arguments) {
        System.setProperty(JUDGED_BY_THE_DOOR, "true");
        System.setProperty(JUDGED_ONCE, "true");
        Quarkus.run(arguments);
    }
}
