package org.ipmarket.listing.intake;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.store.ImportChunks;
import org.ipmarket.listing.store.Imports;
import org.jboss.logging.Logger;

/** One for each replica: takes one import after another. Any replica can go on with what another has left. */
@ApplicationScoped
public class ImportWorker {
    private static final Logger LOG = Logger.getLogger(ImportWorker.class);

    private final ImportRunner runner;
    private final Imports imports;
    private final ImportChunks chunks;
    private final ListingConfig.Imports config;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean stopped;
    private Thread thread;

    ImportWorker(ImportRunner runner, Imports imports, ImportChunks chunks, ListingConfig config) {
        this.runner = runner;
        this.imports = imports;
        this.chunks = chunks;
        this.config = config.imports();
    }

    void start(@Observes StartupEvent event) {
        if (config.worker()) {
            begin();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        end();
    }

    void begin() {
        stopped = false;
        thread = Thread.ofPlatform().name("asset-imports").daemon().start(this::work);
    }

    /** The batch at hand is rolled back by the end of the process at the latest; what is committed stands. */
    void end() throws InterruptedException {
        stopped = true;
        if (thread != null) {
            thread.interrupt();
            thread.join(2_000);
            thread = null;
        }
    }

    /** A file has come in. */
    void wake() {
        wake.release();
    }

    private void work() {
        while (!stopped) {
            try {
                if (!runner.runNext()) {
                    abandon();
                    wake.tryAcquire(config.poll().toMillis(), TimeUnit.MILLISECONDS);
                    wake.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!stopped) {
                    LOG.warnf("imports interrupted: %s", e.toString());
                    pause();
                }
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(config.poll().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Files of which no piece has come for long will not come whole. */
    void abandon() {
        Optional<UUID> gone = Optional.of(new UUID(0, 0));
        while (gone.isPresent()) {
            gone = QuarkusTransaction.requiringNew().call(() -> imports.abandonOne("the file did not come in whole"));
            gone.ifPresent(chunks::delete);
        }
    }
}
