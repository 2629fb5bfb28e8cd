package org.ipmarket.gateway.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A client that sends exactly what it is told, as no library would. */
public final class RawHttp implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 15_000;

    public record Answer(int status, String head, String body) {}

    private final Socket socket;

    public RawHttp(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One request on a connection of its own. */
    public static Answer ask(int port, String request) {
        try (RawHttp client = new RawHttp(port)) {
            client.send(request);
            return client.answer();
        }
    }

    public RawHttp send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next answer; its body by Content-Length alone. */
    public Answer answer() {
        String head = until("\r\n\r\n");
        int length = head.lines()
                .filter(line -> line.toLowerCase().startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).trim()))
                .findFirst()
                .orElse(0);
        return new Answer(Integer.parseInt(head.substring(9, 12)), head, read(length));
    }

    /** Everything up to and with a mark. */
    public String until(String mark) {
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            while (!seen.toString(StandardCharsets.ISO_8859_1).endsWith(mark)) {
                int next = in.read();
                if (next < 0) {
                    throw new IllegalStateException("the connection ended after: " + seen);
                }
                seen.write(next);
            }
            return seen.toString(StandardCharsets.ISO_8859_1);
        } catch (SocketException reset) {
            // how a connection ends that was closed before all was read that had come on it
            throw new IllegalStateException("the connection ended after: " + seen, reset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes so many bytes of what is there. @return how many there were; fewer where the other side has closed */
    public int take(int bytes) {
        try {
            return socket.getInputStream().readNBytes(bytes).length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the other side closes, after whatever it still says. */
    public boolean isClosedByTheOther() {
        try {
            InputStream in = socket.getInputStream();
            while (in.read() >= 0) {
                continue;
            }
            return true;
        } catch (IOException reset) {
            return !(reset instanceof SocketTimeoutException);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read(int length) {
        try {
            return new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
