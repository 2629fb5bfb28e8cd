package org.ipmarket.gateway.exchange;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The lines of the access log on their way to where logs go, many in one piece: a write for each request costs the door a sixth of
 * what it can do. A line waits for a fiftieth of a second; what a kill takes away is as much.
 */
@Singleton
class AccessLines {
    private static final Logger LOG = Logger.getLogger(AccessLog.CATEGORY);
    private static final int WAITING = 20_000;
    private static final int IN_ONE_PIECE = 500;
    private static final long GATHERED_FOR_MILLIS = 20;

    private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>(WAITING);
    private final Thread writer =
            Thread.ofPlatform().daemon().name("access-log").unstarted(this::write);

    @PostConstruct
    void start() {
        writer.start();
    }

    /** Where the writer cannot keep up it is the request's own thread that writes, so nothing is lost and nothing piles up. */
    void add(String line) {
        if (!waiting.offer(line)) {
            LOG.info(line);
        }
    }

    private void write() {
        List<String> piece = new ArrayList<>(IN_ONE_PIECE);
        try {
            while (true) {
                piece.add(waiting.take());
                TimeUnit.MILLISECONDS.sleep(GATHERED_FOR_MILLIS);
                writeAll(piece);
            }
        } catch (InterruptedException ended) {
            writeAll(piece);
        }
    }

    private void writeAll(List<String> piece) {
        do {
            waiting.drainTo(piece, IN_ONE_PIECE - piece.size());
            if (!piece.isEmpty()) {
                LOG.info(String.join("\n", piece));
            }
            piece.clear();
        } while (!waiting.isEmpty());
    }

    @PreDestroy
    void end() throws InterruptedException {
        writer.interrupt();
        writer.join(TimeUnit.SECONDS.toMillis(2));
    }
}
