package org.ipmarket.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ipmarket.local.Fault;

/** The usual way, as PostgreSQL's own pgbench plays it: 32 connections, prepared statements, as fast as they can. */
public final class Pgbench {
    private static final int CLIENTS = 32;
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: ([0-9]+)");

    private final int port;
    private final String database;
    private final String password;

    /** @param database on this machine; its role has the same name */
    public Pgbench(int port, String database, String password) throws IOException, InterruptedException {
        this.port = port;
        this.database = database;
        this.password = password;
        try {
            new ProcessBuilder("pgbench", "--version")
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        } catch (IOException missing) {
            throw new Fault("pgbench is missing, the baseline: install the system's PostgreSQL client package"
                    + " with it (Debian, Ubuntu: 'apt-get install postgresql-contrib' or 'postgresql';"
                    + " Fedora: 'dnf install postgresql-contrib') and see that 'pgbench --version' works.");
        }
    }

    /** Transactions a second. */
    public double run(Path script, Duration howLong) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "pgbench",
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=" + CLIENTS,
                        "--jobs=1",
                        "--time=" + howLong.toSeconds(),
                        "--file=" + script,
                        "--host=127.0.0.1",
                        "--port=" + port,
                        "--username=" + database,
                        database))
                .redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", password);
        Process pgbench = builder.start();
        String told = new String(pgbench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = RATE.matcher(told);
        Matcher failed = FAILED.matcher(told);
        if (pgbench.waitFor() != 0
                || !rate.find()
                || (failed.find() && !failed.group(1).equals("0"))) {
            throw new Fault("pgbench failed: " + told);
        }
        return Double.parseDouble(rate.group(1));
    }
}
