package org.ipmarket.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.ipmarket.local.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private Daemon daemon;

    @BeforeEach
    void daemon() {
        daemon = launcher();
    }

    @AfterEach
    void stop() {
        daemon.stop(Signal.KILL, SOON);
    }

    /** What another launcher, started later, sees. */
    private Daemon launcher() {
        return new Daemon("sleeper", folder.resolve("run"), folder.resolve("log"));
    }

    private Program shell(String script) {
        return new Program(List.of("/bin/sh", "-c", script), folder);
    }

    @Test
    void aLaterLauncherFindsItAndStopsItWithItsChildren() {
        daemon.start(shell("sleep 1000 & wait"), List.of());
        long pid = daemon.pid().orElseThrow();
        daemon.await(
                SOON,
                () -> ProcessHandle.of(pid).orElseThrow().children().findAny().isPresent());
        ProcessHandle child =
                ProcessHandle.of(pid).orElseThrow().children().findFirst().orElseThrow();

        assertThat(launcher().pid()).hasValue(pid);
        launcher().stop(Signal.TERM, Duration.ofMillis(200));

        assertThat(ProcessStamp.of(pid)).isEmpty();
        assertThat(ProcessStamp.of(child.pid())).isEmpty();
        assertThat(launcher().isAlive()).isFalse();
    }

    @Test
    void aSecondStartLeavesTheFirstAlone() {
        daemon.start(shell("exec sleep 1000"), List.of());
        long pid = daemon.pid().orElseThrow();
        launcher().start(shell("exit 1"), List.of());
        assertThat(daemon.pid()).hasValue(pid);
    }

    @Test
    void aProcessThatHasTheIdByRecyclingIsNeverTouched() {
        long self = ProcessHandle.current().pid();
        new PidFile(folder.resolve("run"), "sleeper").write(new ProcessStamp(self, "an earlier boot:1"));
        assertThat(daemon.isAlive()).isFalse();
        daemon.stop(Signal.KILL, SOON);
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void oneThatDiesWhileStartingIsToldWithTheEndOfItsLog() {
        daemon.start(shell("echo the disk is full; exit 3"), List.of());
        assertThatThrownBy(() -> daemon.await(SOON, () -> false))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("sleeper has ended while starting")
                .hasMessageContaining("the disk is full");
    }

    @Test
    void oneThatIgnoresTheRequestIsKilled() {
        daemon.start(shell("trap '' TERM; echo deaf; while :; do sleep 0.05; done"), List.of());
        daemon.await(SOON, () -> LogFile.tail(daemon.log(), 1).contains("deaf"));
        daemon.stop(Signal.TERM, Duration.ofMillis(200));
        assertThat(daemon.isAlive()).isFalse();
    }

    @Test
    void aTakenPortIsNamedWithItsOwner() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> daemon.start(shell("exec sleep 1000"), List.of(taken.getLocalPort())))
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " is taken by process "
                            + ProcessHandle.current().pid())
                    .hasMessageContaining("IPMARKET_PORT_OFFSET");
        }
        assertThat(daemon.isAlive()).isFalse();
    }

    @Test
    void aSocketThatListensIsFoundInTheKernelsTable() {
        String line = "   0: 0100007F:3D39 00000000:0000 0A 00000000:00000000 00:00000000 00000000  0  0 123456 1 0";
        assertThat(PortOwner.listeningSocket(line, 0x3D39)).contains("socket:[123456]");
        assertThat(PortOwner.listeningSocket(line, 80)).isEmpty();
        assertThat(PortOwner.listeningSocket(line.replace(" 0A ", " 01 "), 0x3D39))
                .isEmpty();
    }

    @Test
    void memoryIsReadFromTheKernelsSum() {
        assertThat(Memory.parse(
                        "5f0000-7f0000 ---p 0 00:00 0 [rollup]\nRss:  2048 kB\nPss:  1234 kB\nPss_Dirty: 9 kB\n"))
                .isEqualTo(1234);
    }
}
