package org.ipmarket.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ipmarket.local.Fault;

/** Tells whether a port is free, and whose it is when it is not. */
public final class PortOwner {
    private PortOwner() {}

    /** Refuses to go on where one of the ports is taken, naming each with its owner. */
    public static void requireFree(String part, Collection<Integer> ports) {
        List<String> taken = ports.stream()
                .filter(port -> !isFree(port))
                .map(port -> "port " + port + " is taken by " + describe(port))
                .toList();
        if (!taken.isEmpty()) {
            throw new Fault(part + " cannot start:\n  " + String.join("\n  ", taken)
                    + "\nStop what has it, or move this market with IPMARKET_PORT_OFFSET (for example 200).");
        }
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Such as {@code process 4711 (/usr/lib/postgresql/bin/postgres -D ...)}. */
    static String describe(int port) {
        return find(port).map(PortOwner::describe).orElse("a process of another user or container");
    }

    private static String describe(ProcessHandle owner) {
        String command =
                owner.info().commandLine().or(() -> owner.info().command()).orElseGet(() -> nameOf(owner.pid()));
        String user = owner.info().user().map(name -> ", user " + name).orElse("");
        return "process " + owner.pid() + user + " (" + shorten(command) + ")";
    }

    private static String nameOf(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/comm")).trim();
        } catch (IOException e) {
            return "unknown program";
        }
    }

    /** The program and the end of its arguments, where a folder or a package is named. */
    private static String shorten(String full) {
        String command = full.replaceAll("\\s+", " ");
        return command.length() <= 150
                ? command
                : command.substring(0, 60) + " ... " + command.substring(command.length() - 85);
    }

    private static Optional<ProcessHandle> find(int port) {
        if (!Files.exists(Path.of("/proc/net/tcp"))) {
            return askLsof(port);
        }
        Set<String> sockets = Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(PortOwner::lines)
                .flatMap(line -> listeningSocket(line, port).stream())
                .collect(Collectors.toSet());
        return ProcessHandle.allProcesses()
                .filter(process -> holdsOneOf(process.pid(), sockets))
                .findFirst();
    }

    /** The link name of the socket in a line of {@code /proc/net/tcp} if it listens on the port. */
    static Optional<String> listeningSocket(String line, int port) {
        String[] fields = line.trim().split("\\s+");
        boolean listens =
                fields.length > 9 && fields[3].equals("0A") && fields[1].endsWith(":" + String.format("%04X", port));
        return listens ? Optional.of("socket:[" + fields[9] + "]") : Optional.empty();
    }

    private static Stream<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file)).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static boolean holdsOneOf(long pid, Set<String> sockets) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
            for (Path descriptor : open) {
                if (pointsAtOneOf(descriptor, sockets)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean pointsAtOneOf(Path descriptor, Set<String> sockets) {
        try {
            return sockets.contains(Files.readSymbolicLink(descriptor).toString());
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<ProcessHandle> askLsof(int port) {
        try {
            Process lsof = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN").start();
            String answer = new String(lsof.getInputStream().readAllBytes()).trim();
            if (!lsof.waitFor(5, TimeUnit.SECONDS) || answer.isEmpty()) {
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(answer.lines().findFirst().orElseThrow()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
