package org.ipmarket.gateway.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a category of the log says until this is closed, line by line, as it was written into the program. */
public final class LogLines extends Handler implements AutoCloseable {
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Logger category;

    private LogLines(String category) {
        this.category = Logger.getLogger(category);
    }

    public static LogLines of(String category) {
        LogLines lines = new LogLines(category);
        lines.category.addHandler(lines);
        return lines;
    }

    public List<String> seen() {
        return seen;
    }

    @Override
    public void publish(LogRecord line) {
        line.getMessage().lines().forEach(seen::add);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        category.removeHandler(this);
    }
}
