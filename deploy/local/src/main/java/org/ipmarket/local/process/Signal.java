package org.ipmarket.local.process;

/** How a process is asked to end. */
public enum Signal {
    /** The usual request. */
    TERM,
    /** PostgreSQL's "fast": open transactions are rolled back, clients are sent away. */
    INT,
    /** Not a request: what a crash looks like. */
    KILL;

    void send(long pid) {
        Commands.ask("/bin/sh", "-c", "kill -" + name() + " " + pid);
    }
}
