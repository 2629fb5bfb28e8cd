package org.ipmarket.chassis.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.Tokens;
import org.junit.jupiter.api.Test;

/** What a sender hears whose body is too large. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "chassis"))
class BodyLimitIT {
    private static final int LENGTH = 1000 * 1024;
    private static final int PATIENCE_MILLIS = 8_000;
    private static final int PAUSE_MILLIS = 300;

    @Test
    void oneThatListensOnlyWhenAllIsSentHearsTheRefusal() throws IOException, InterruptedException {
        try (Socket socket = sender("")) {
            socket.getOutputStream().write(new byte[LENGTH / 2]);
            Thread.sleep(PAUSE_MILLIS);
            // an answer at this point, with the connection closed on it, would reset the rest
            assertThat(socket.getInputStream().available()).isZero();
            socket.getOutputStream().write(new byte[LENGTH / 2]);
            assertRefused(socket);
        }
    }

    @Test
    void oneThatAsksFirstHearsItAtOnce() throws IOException {
        try (Socket socket = sender("Expect: 100-continue\r\n")) {
            assertRefused(socket);
        }
    }

    private static Socket sender(String header) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        String head = "POST " + SmallBodies.PATH + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + Tokens.of("lin.trader") + "\r\n" + header + "Content-Length: " + LENGTH + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** And the connection is closed. */
    private static void assertRefused(Socket socket) throws IOException {
        assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("HTTP/1.1 413")
                .contains("/problems/body-too-large");
    }
}
