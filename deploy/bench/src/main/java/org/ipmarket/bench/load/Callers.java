package org.ipmarket.bench.load;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.ipmarket.local.Fault;

/**
 * Many callers of one service on one thread: each has a connection that is kept alive and one request under way at a time. Cheap,
 * because they share the machine with what they measure: requests are bytes, of an answer only status and length are read.
 */
public final class Callers implements AutoCloseable {
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(30);
    private static final long TICK_MILLIS = 1;
    private static final int MOST_STATUS = 600;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Context context = vertx.getOrCreateContext();
    private final NetClient client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
    private final List<Caller> callers = new ArrayList<>();
    private final int port;

    /** What the callers send. Called by one thread. */
    public interface Script {
        /** The next request of a caller, whole. */
        byte[] next(int caller);

        /** Its answer. */
        void answered(int caller, int status);
    }

    /** @param perSecond answers @param millis from when each was due until its answer, of those sent at a rate */
    public record Result(double perSecond, double[] millis, int[] statuses) {
        public int with(int status) {
            return statuses[status];
        }

        public int others(int... expected) {
            int all = Arrays.stream(statuses).sum();
            return all - Arrays.stream(expected).map(this::with).sum();
        }
    }

    /** @param port of loopback */
    public Callers(int count, int port) {
        this.port = port;
        for (int i = 0; i < count; i++) {
            callers.add(new Caller(i));
        }
    }

    /** Everybody sends its next request as soon as the last is answered. */
    public Result asFastAsTheyCan(Script script, Duration howLong) throws Exception {
        return run(new Run(script, howLong, 0));
    }

    /** Requests become due at a steady rate; one that finds no caller idle waits, and that counts. */
    public Result atRate(Script script, double perSecond, Duration howLong) throws Exception {
        return run(new Run(script, howLong, perSecond));
    }

    private Result run(Run run) throws Exception {
        connect();
        context.runOnContext(_ -> run.begin());
        return run.done.get(run.nanos + ANSWERED_WITHIN.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Those that have no connection: none yet, or one that the service has closed while nothing was sent on it. */
    private void connect() throws Exception {
        for (Caller caller : callers) {
            CompletableFuture<Void> connected = new CompletableFuture<>();
            context.runOnContext(_ -> caller.connect(connected));
            connected.get(10, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private final class Run {
        private final Script script;
        private final long nanos;
        private final double perSecond;
        private final CompletableFuture<Result> done = new CompletableFuture<>();
        private final int[] statuses = new int[MOST_STATUS];
        private final Deque<Caller> idle = new ArrayDeque<>(callers);
        private final Deque<Long> due = new ArrayDeque<>();
        private double[] millis = new double[1 << 16];
        private int answers;
        private int inTime;
        private long sent;
        private long began;
        private boolean over;

        Run(Script script, Duration howLong, double perSecond) {
            this.script = script;
            this.nanos = howLong.toNanos();
            this.perSecond = perSecond;
        }

        void begin() {
            began = System.nanoTime();
            callers.forEach(caller -> caller.run = this);
            if (perSecond > 0) {
                tick();
            } else {
                while (!idle.isEmpty()) {
                    idle.poll().send(began);
                }
            }
        }

        private void tick() {
            long now = System.nanoTime();
            long end = Math.min(now, began + nanos);
            while (began + (long) (sent * 1e9 / perSecond) < end) {
                due.add(began + (long) (sent * 1e9 / perSecond));
                sent++;
            }
            while (!due.isEmpty() && !idle.isEmpty()) {
                idle.poll().send(due.poll());
            }
            if (now < began + nanos || !due.isEmpty()) {
                vertx.setTimer(TICK_MILLIS, _ -> tick());
            } else {
                over = true;
                finish();
            }
        }

        void answered(Caller caller, long since, int status) {
            long now = System.nanoTime();
            statuses[status]++;
            script.answered(caller.number, status);
            if (perSecond > 0) {
                if (answers == millis.length) {
                    millis = Arrays.copyOf(millis, 2 * answers);
                }
                millis[answers] = (now - since) / 1e6;
            }
            answers++;
            if (now < began + nanos) {
                inTime++;
            } else if (perSecond == 0) {
                over = true;
            }
            if (!over && !due.isEmpty()) {
                caller.send(due.poll());
            } else if (!over && perSecond == 0) {
                caller.send(now);
            } else {
                idle.add(caller);
                finish();
            }
        }

        private void finish() {
            if (over && idle.size() == callers.size()) {
                done.complete(new Result(
                        inTime / (nanos / 1e9),
                        perSecond > 0 ? Arrays.copyOf(millis, answers) : new double[0],
                        statuses));
            }
        }
    }

    /** One caller and its connection. */
    private final class Caller {
        private final int number;
        private final Answer answer = new Answer();
        private NetSocket socket;
        private Run run;
        private long since;

        Caller(int number) {
            this.number = number;
        }

        void connect(CompletableFuture<Void> connected) {
            if (socket != null) {
                connected.complete(null);
                return;
            }
            client.connect(port, "127.0.0.1")
                    .onSuccess(connection -> {
                        socket = connection;
                        socket.handler(this::received);
                        socket.closeHandler(_ -> closed());
                        connected.complete(null);
                    })
                    .onFailure(connected::completeExceptionally);
        }

        private void closed() {
            socket = null;
            failed("the service closed a connection");
        }

        void send(long dueAt) {
            since = dueAt;
            socket.write(Buffer.buffer(run.script.next(number)));
        }

        private void received(Buffer chunk) {
            if (answer.add(chunk.getBytes())) {
                int status = answer.status();
                answer.clear();
                if (status < 0 || status >= MOST_STATUS) {
                    failed("an answer that is none");
                } else {
                    run.answered(this, since, status);
                }
            }
        }

        private void failed(String why) {
            if (run != null) {
                run.done.completeExceptionally(new Fault(why));
            }
        }
    }
}
