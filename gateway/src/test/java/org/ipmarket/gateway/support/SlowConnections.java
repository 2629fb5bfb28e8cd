package org.ipmarket.gateway.support;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections that begin a request and never end it, a byte at a time, from as many addresses of the loopback as are wanted. */
public final class SlowConnections implements AutoCloseable {
    private static final byte[] BEGINNING =
            "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII);

    private final List<SocketChannel> channels = new ArrayList<>();
    private final int port;
    private int failed;

    public SlowConnections(int port) {
        this.port = port;
    }

    /** @param addresses 127.0.1.1 and so on */
    public void open(int count, int addresses) {
        for (int i = 0; i < count; i++) {
            try {
                SocketChannel channel = SocketChannel.open();
                channels.add(channel);
                channel.bind(new InetSocketAddress("127.0.1." + (1 + i % addresses), 0));
                channel.connect(new InetSocketAddress("127.0.0.1", port));
                channel.configureBlocking(false);
                channel.write(ByteBuffer.wrap(BEGINNING));
            } catch (IOException refused) {
                failed++;
            }
        }
    }

    /** Each sends one more byte. @return how many are still open */
    public int dribble() {
        int open = 0;
        ByteBuffer nothing = ByteBuffer.allocate(512);
        for (SocketChannel channel : channels) {
            try {
                if (channel.isOpen() && channel.isConnected()) {
                    channel.write(ByteBuffer.wrap(new byte[] {'x'}));
                    if (channel.read(nothing.clear()) >= 0) {
                        open++;
                    } else {
                        channel.close();
                    }
                }
            } catch (IOException closed) {
                close(channel);
            }
        }
        return open;
    }

    /** Those that could not even be opened. */
    public int failed() {
        return failed;
    }

    @Override
    public void close() {
        channels.forEach(SlowConnections::close);
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
