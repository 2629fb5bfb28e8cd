package org.ipmarket.local;

import java.util.List;
import java.util.OptionalLong;

/** One server of the market on this machine. Every operation may be repeated. */
public interface Part {
    /** As used in commands, process files and logs: {@code postgresql}, {@code listing}, ... */
    String name();

    List<Port> ports();

    /** The main process, if it is alive. */
    OptionalLong pid();

    /** Further processes that belong to it and are not its children. */
    default List<Long> helpers() {
        return List.of();
    }

    /** Whether it serves, asked from outside. */
    boolean answers();

    /** Starts it where it does not run, and returns once it serves. Data of an earlier run is kept. */
    void start();

    /** Ends it in an orderly way, whatever it is doing. */
    void stop();

    /** Ends it as a crash would; its data must survive that. */
    void kill();

    default boolean isAlive() {
        return pid().isPresent();
    }
}
