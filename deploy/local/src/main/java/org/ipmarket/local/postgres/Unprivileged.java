package org.ipmarket.local.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.ipmarket.local.Fault;
import org.ipmarket.local.process.Commands;
import org.ipmarket.local.process.Program;

/** PostgreSQL refuses to run as root; where the launcher is root, this steps down first. */
final class Unprivileged {
    private enum Way {
        /** We are an ordinary user: nothing to do. */
        AS_WE_ARE,
        /** A user namespace without a mapping: files stay root's, PostgreSQL sees an ordinary user. */
        NAMESPACE,
        /** Another user of the system owns the data. */
        OTHER_USER
    }

    private final Way way;
    private final String user;

    private Unprivileged(Way way, String user) {
        this.way = way;
        this.user = user;
    }

    static Unprivileged find() {
        if (!"root".equals(System.getProperty("user.name"))
                && !Commands.ask("id", "-u").equals("0")) {
            return new Unprivileged(Way.AS_WE_ARE, "");
        }
        if (Commands.exists("unshare")
                && !Commands.ask("unshare", "-U", "id", "-u").isEmpty()) {
            return new Unprivileged(Way.NAMESPACE, "");
        }
        if (Commands.exists("setpriv")) {
            String user = Stream.of("postgres", "nobody")
                    .filter(name -> !Commands.ask("id", "-u", name).isEmpty())
                    .findFirst()
                    .orElse("nobody");
            return new Unprivileged(Way.OTHER_USER, user);
        }
        throw new Fault("PostgreSQL does not run as root, and neither 'unshare -U' nor 'setpriv' works here:"
                + " run make as an ordinary user.");
    }

    List<String> command(List<String> command) {
        List<String> prefix =
                switch (way) {
                    case AS_WE_ARE -> List.of();
                    case NAMESPACE -> List.of("unshare", "-U");
                    case OTHER_USER -> List.of("setpriv", "--reuid", user, "--clear-groups", "--");
                };
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /** Gives the data folder to the user that PostgreSQL will run as. */
    void own(Path folder, Path program, Path log) {
        if (way != Way.OTHER_USER) {
            return;
        }
        Commands.run(new Program(List.of("chown", "-R", user, folder.toString()), folder), log, Duration.ofMinutes(1));
        for (Path needed : List.of(folder, program)) {
            if (Commands.ask("setpriv", "--reuid", user, "--clear-groups", "--", "ls", "-d", needed.toString())
                    .isEmpty()) {
                throw new Fault("PostgreSQL must run as user " + user + ", who cannot reach " + needed
                        + ": set IPMARKET_HOME and IPMARKET_CACHE to folders it can reach, such as /var/tmp/ipmarket.");
            }
        }
    }
}
