package org.ipmarket.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The program. */
@QuarkusMain
public final class Gateway {
    /** The framework answers an address that is none with an empty 400; the door judges it itself, and says what is wrong. */
    private static final String JUDGED_BY_THE_DOOR = "vertx.disableURIValidation";

    public static void main(String... arguments) {
        System.setProperty(JUDGED_BY_THE_DOOR, "true");
        Quarkus.run(arguments);
    }
}
