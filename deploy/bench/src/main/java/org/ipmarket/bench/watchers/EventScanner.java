package org.ipmarket.bench.watchers;

import java.util.function.LongConsumer;

/** Finds the events of a stream as its bytes arrive: of each only the id is read, and that it is whole. */
final class EventScanner {
    private static final String ID = "id:";

    private final LongConsumer whole;
    private int column;
    private long number;
    private boolean isId = true;
    private long id = -1;

    /** @param whole is given the id of each event when its last byte is there */
    EventScanner(LongConsumer whole) {
        this.whole = whole;
    }

    void scan(byte[] bytes, int length) {
        for (int at = 0; at < length; at++) {
            byte next = bytes[at];
            if (next == '\n') {
                lineEnds();
            } else if (isId) {
                isId = column < ID.length() ? next == ID.charAt(column) : next >= '0' && next <= '9';
                if (column >= ID.length()) {
                    number = number * 10 + next - '0';
                }
                column++;
            } else {
                column++;
            }
        }
    }

    private void lineEnds() {
        if (column == 0 && id >= 0) {
            whole.accept(id);
            id = -1;
        } else if (isId && column > ID.length()) {
            id = number;
        }
        column = 0;
        number = 0;
        isId = true;
    }
}
