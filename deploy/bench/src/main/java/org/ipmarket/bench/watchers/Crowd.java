package org.ipmarket.bench.watchers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.ipmarket.local.Fault;

/**
 * Many who watch one lot, on one thread: each a connection that is kept alive. What arrives is read into one buffer that all share, and
 * of each event only its id and the time of its last byte are kept.
 */
final class Crowd implements AutoCloseable {
    private static final int CONNECTING_AT_ONCE = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final byte[] OK = "HTTP/1.1 200 ".getBytes(StandardCharsets.US_ASCII);

    private final InetSocketAddress address;
    private final byte[] request;
    private final Selector selector;
    private final List<Member> members = new ArrayList<>();
    private final AtomicInteger watching = new AtomicInteger();
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    private final Thread thread;
    private volatile IOException failure;
    private volatile boolean over;
    private int connected;

    /** @param path of the stream */
    Crowd(int count, int port, String path, String token) throws IOException {
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        request = ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + token
                        + "\r\nAccept: text/event-stream\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        selector = Selector.open();
        for (int i = 0; i < count; i++) {
            members.add(new Member());
        }
        thread = Thread.ofPlatform().name("crowd").daemon().start(this::run);
    }

    /** One who watches. */
    private final class Member {
        private final EventScanner scanner = new EventScanner(this::event);
        private long[] ids = new long[256];
        private long[] micros = new long[256];
        private int events;
        private boolean answered;
        private SocketChannel channel;

        private void event(long id) {
            if (events == ids.length) {
                ids = Arrays.copyOf(ids, 2 * events);
                micros = Arrays.copyOf(micros, 2 * events);
            }
            ids[events] = id;
            micros[events] = now();
            events++;
            if (events == 1) {
                watching.incrementAndGet();
            }
        }

        private void connect() throws IOException {
            channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.register(selector, SelectionKey.OP_CONNECT, this);
            channel.connect(address);
        }

        private void ready(SelectionKey key) throws IOException {
            if (key.isConnectable()) {
                channel.finishConnect();
                key.interestOps(SelectionKey.OP_READ);
                if (channel.write(ByteBuffer.wrap(request)) != request.length) {
                    throw new IOException("a request does not fit into an empty socket");
                }
            } else {
                read();
            }
        }

        private void read() throws IOException {
            buffer.clear();
            int count = channel.read(buffer);
            if (count < 0) {
                throw new IOException("the stream of a watcher ended");
            }
            if (!answered) {
                answered = true;
                if (!Arrays.equals(buffer.array(), 0, OK.length, OK, 0, OK.length)) {
                    throw new IOException(
                            "a watcher is refused: " + new String(buffer.array(), 0, count, StandardCharsets.UTF_8));
                }
            }
            scanner.scan(buffer.array(), count);
        }
    }

    private static long now() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }

    private void run() {
        try {
            while (!over) {
                while (connected < members.size() && connected - watching.get() < CONNECTING_AT_ONCE) {
                    members.get(connected++).connect();
                }
                selector.select(this::ready, 100);
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    private void ready(SelectionKey key) {
        try {
            ((Member) key.attachment()).ready(key);
        } catch (IOException e) {
            failure = e;
            over = true;
        }
    }

    /** Waits until everybody has the first frame. */
    void awaitWatching() throws InterruptedException {
        await(members.size(), PATIENCE);
    }

    private void await(int count, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (watching.get() < count) {
            requireUnbroken();
            if (System.nanoTime() > end) {
                throw new Fault("only " + watching + " of " + members.size() + " watch after " + patience);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    void requireUnbroken() {
        if (failure != null) {
            throw new Fault("watchers: " + failure.getMessage());
        }
    }

    /** Ends reading. What was read can be asked for afterwards. */
    void stop() throws InterruptedException {
        over = true;
        selector.wakeup();
        thread.join();
        requireUnbroken();
    }

    int size() {
        return members.size();
    }

    /** How many have not had this event, nor a later one. Once stopped. */
    int missing(long id) {
        return (int) members.stream()
                .filter(member -> member.events == 0 || member.ids[member.events - 1] < id)
                .count();
    }

    /** Once stopped. */
    long events() {
        return members.stream().mapToLong(member -> member.events).sum();
    }

    /**
     * How long after each of these happened each had an event that shows it: the first with its id or a later one. Once stopped; those
     * who missed it are left out.
     *
     * @param ids ascending @param at when they happened, in microseconds since 1970
     */
    Delays delays(long[] ids, long[] at) {
        Delays delays = new Delays();
        for (Member member : members) {
            int event = 0;
            for (int i = 0; i < ids.length; i++) {
                while (event < member.events && member.ids[event] < ids[i]) {
                    event++;
                }
                if (event < member.events) {
                    delays.add(member.micros[event] - at[i]);
                }
            }
        }
        return delays;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        over = true;
        selector.wakeup();
        thread.join();
        for (Member member : members) {
            if (member.channel != null) {
                member.channel.close();
            }
        }
        selector.close();
    }
}
