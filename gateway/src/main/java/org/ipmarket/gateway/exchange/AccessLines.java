package org.ipmarket.gateway.exchange;

import io.netty.util.concurrent.FastThreadLocal;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The lines of the access log on their way to where logs go, many in one piece: a write for each request costs the door a sixth of
 * what it can do. Each event loop fills a page of its own; a line waits there for a fiftieth of a second, and what a kill takes away
 * is as much.
 */
@Singleton
class AccessLines {
    private static final Logger LOG = Logger.getLogger(AccessLog.CATEGORY);
    private static final int USUAL = 64 * 1024;
    private static final int FULL = 4 * 1024 * 1024;
    private static final long GATHERED_FOR_MILLIS = 20;

    private final List<Page> pages = new CopyOnWriteArrayList<>();
    private final FastThreadLocal<Page> page = new FastThreadLocal<>() {
        @Override
        protected Page initialValue() {
            Page own = new Page();
            pages.add(own);
            return own;
        }
    };
    private final Thread writer =
            Thread.ofPlatform().daemon().name("access-log").unstarted(this::write);

    @PostConstruct
    void start() {
        writer.start();
    }

    /**
     * Where the writer cannot keep up it is the request's own thread that writes, so nothing is lost and nothing piles up.
     *
     * @param line appends one line, with its end
     */
    void add(Consumer<StringBuilder> line) {
        Page own = page.get();
        if (own.append(line) > FULL) {
            own.write();
        }
    }

    private void write() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(GATHERED_FOR_MILLIS);
                pages.forEach(Page::write);
            }
        } catch (InterruptedException ended) {
            pages.forEach(Page::write);
        }
    }

    @PreDestroy
    void end() throws InterruptedException {
        writer.interrupt();
        writer.join(TimeUnit.SECONDS.toMillis(2));
    }

    /** What one thread has to say. It is held for no longer than a line takes, or the exchange for an empty one. */
    private static final class Page {
        private StringBuilder filling = new StringBuilder(USUAL);
        private StringBuilder empty = new StringBuilder(USUAL);

        /** @return characters that wait */
        synchronized int append(Consumer<StringBuilder> line) {
            int before = filling.length();
            try {
                line.accept(filling);
            } catch (RuntimeException cut) {
                filling.setLength(before);
                throw cut;
            }
            return filling.length();
        }

        void write() {
            StringBuilder full = exchange();
            if (full != null) {
                // the last line's end is the log's own
                LOG.info(full.substring(0, full.length() - 1));
                giveBack(full);
            }
        }

        private synchronized StringBuilder exchange() {
            if (filling.isEmpty()) {
                return null;
            }
            StringBuilder full = filling;
            filling = empty == null ? new StringBuilder(USUAL) : empty;
            empty = null;
            return full;
        }

        private synchronized void giveBack(StringBuilder written) {
            if (written.capacity() <= FULL / 4) {
                written.setLength(0);
                empty = written;
            }
        }
    }
}
