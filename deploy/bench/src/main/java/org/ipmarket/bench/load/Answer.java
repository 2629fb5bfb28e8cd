package org.ipmarket.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An answer of HTTP/1.1 as it arrives: as much of it is read as tells when it is whole. */
final class Answer {
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private byte[] bytes = new byte[0];
    private int whole = -1;

    /** @return whether it is whole now */
    boolean add(byte[] chunk) {
        if (bytes.length == 0) {
            bytes = chunk;
        } else {
            int had = bytes.length;
            bytes = Arrays.copyOf(bytes, had + chunk.length);
            System.arraycopy(chunk, 0, bytes, had, chunk.length);
        }
        if (whole < 0) {
            measure();
        }
        return whole >= 0 && bytes.length >= whole;
    }

    int status() {
        return number(STATUS_AT);
    }

    void clear() {
        bytes = new byte[0];
        whole = -1;
    }

    /** A header without a length has no body: so it is with 204. */
    private void measure() {
        int length = 0;
        for (int line = 0, at = 0; at + 1 < bytes.length; at++) {
            if (bytes[at] == '\r' && bytes[at + 1] == '\n') {
                if (at == line) {
                    whole = at + 2 + length;
                    return;
                }
                if (begins(line, LENGTH)) {
                    length = number(line + LENGTH.length);
                }
                line = at + 2;
                at++;
            }
        }
    }

    private boolean begins(int at, byte[] name) {
        if (at + name.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (Character.toLowerCase(bytes[at + i]) != name[i]) {
                return false;
            }
        }
        return true;
    }

    private int number(int at) {
        int value = 0;
        for (int i = at; i < bytes.length && bytes[i] != '\r'; i++) {
            if (bytes[i] >= '0' && bytes[i] <= '9') {
                value = value * 10 + bytes[i] - '0';
            } else if (value > 0 || bytes[i] != ' ') {
                break;
            }
        }
        return value;
    }
}
