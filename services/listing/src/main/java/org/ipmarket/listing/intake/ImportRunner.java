package org.ipmarket.listing.intake;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.document.Bounds;
import org.ipmarket.listing.document.Entry;
import org.ipmarket.listing.document.RecordFile;
import org.ipmarket.listing.imports.Counts;
import org.ipmarket.listing.imports.ImportState;
import org.ipmarket.listing.imports.Keeping;
import org.ipmarket.listing.imports.Report;
import org.ipmarket.listing.store.CentreRow;
import org.ipmarket.listing.store.Centres;
import org.ipmarket.listing.store.ImportChunks;
import org.ipmarket.listing.store.ImportReports;
import org.ipmarket.listing.store.Imports;
import org.jboss.logging.Logger;

/**
 * Brings imports to their end. Where the good records are kept, each batch is one transaction with its effects, its reports, its events and its
 * position, so that whoever goes on after a crash begins where the last commit stands. Where all or nothing is kept, all effects are one
 * transaction and the reports are written beside it; a crash begins anew.
 */
@ApplicationScoped
public class ImportRunner {
    private static final Logger LOG = Logger.getLogger(ImportRunner.class);
    private static final Runnable NOTHING = () -> {};

    private final Register register;
    private final Imports imports;
    private final ImportChunks chunks;
    private final ImportReports reports;
    private final Centres centres;
    private final Audit audit;
    private final ListingConfig.Imports config;

    ImportRunner(
            Register register,
            Imports imports,
            ImportChunks chunks,
            ImportReports reports,
            Centres centres,
            Audit audit,
            ListingConfig config) {
        this.register = register;
        this.imports = imports;
        this.chunks = chunks;
        this.reports = reports;
        this.centres = centres;
        this.audit = audit;
        this.config = config.imports();
    }

    /** Takes one import, if there is one to take, and works on it as far as it goes. @return whether there was one */
    public boolean runNext() {
        return runNext(NOTHING);
    }

    /** @param afterBatch runs after the commit of each batch */
    boolean runNext(Runnable afterBatch) {
        UUID worker = UUID.randomUUID();
        Optional<Claim> claim = QuarkusTransaction.requiringNew().call(() -> imports.claim(worker, config.lease())
                .flatMap(imports::findByIdOptional)
                .map(Claim::of));
        claim.ifPresent(taken -> run(taken, afterBatch));
        return claim.isPresent();
    }

    private void run(Claim claim, Runnable afterBatch) {
        if (claim.attempt() > config.attempts()) {
            end(claim, ImportState.FAILED, claim.counts(), "begun " + config.attempts() + " times and never ended");
            return;
        }
        try {
            if (claim.keeping() == Keeping.KEEP_GOOD) {
                keepGood(claim, afterBatch);
            } else {
                allOrNothing(claim, afterBatch);
            }
        } catch (Stop.Cancelled stop) {
            end(claim, ImportState.CANCELLED, stop.counts(), null);
        } catch (Stop.Lost stop) {
            LOG.infof("import %s goes on elsewhere", claim.id());
        } catch (IOException | RuntimeException e) {
            LOG.errorf(e, "import %s interrupted, attempt %d", claim.id(), claim.attempt());
            QuarkusTransaction.requiringNew()
                    .run(() -> imports.release(
                            claim.id(), claim.worker(), config.pause().multipliedBy(claim.attempt())));
        }
    }

    private void keepGood(Claim claim, Runnable afterBatch) throws IOException {
        CentreRow centre = centre(claim);
        Piles piles = new Piles(config, claim.position(), claim.counts());
        read(claim, piles, (batch, progress) -> {
            Counts counts =
                    Retry.onConflict(() -> QuarkusTransaction.requiringNew().call(() -> {
                        hold(claim, progress.position(), progress.counts());
                        List<Report> told = new Batch(register, claim, centre).apply(batch);
                        reports.add(claim.id(), told);
                        Counts now = progress.counts().plus(Counts.of(told));
                        advance(claim, batch.getLast().record(), progress.bytesRead(), now);
                        record(claim, batch, Counts.of(told));
                        return now;
                    }));
            afterBatch.run();
            return counts;
        });
        end(claim, ImportState.DONE, piles.counts(), null);
    }

    private void allOrNothing(Claim claim, Runnable afterBatch) throws IOException {
        CentreRow centre = centre(claim);
        try {
            Counts counts = Retry.onConflict(() -> QuarkusTransaction.requiringNew()
                    .timeout((int) config.wholeTimeout().toSeconds())
                    .call(() -> whole(claim, centre, afterBatch)));
            LOG.debugf("import %s kept whole: %s", claim.id(), counts);
        } catch (Stop.Refused stop) {
            QuarkusTransaction.requiringNew().run(() -> reports.revoke(claim.id()));
            end(
                    claim,
                    ImportState.REFUSED,
                    new Counts(0, 0, stop.counts().same(), stop.counts().refused()),
                    stop.getMessage());
            return;
        } catch (Stop.Cancelled stop) {
            QuarkusTransaction.requiringNew().run(() -> reports.revoke(claim.id()));
            throw stop;
        }
        chunks.delete(claim.id());
    }

    private Counts whole(Claim claim, CentreRow centre, Runnable afterBatch) throws IOException {
        QuarkusTransaction.requiringNew().run(() -> reports.forget(claim.id()));
        Piles piles = new Piles(config, 0, Counts.NONE);
        read(claim, piles, (batch, progress) -> {
            if (batch.getLast().record() > config.wholeRecords()) {
                throw new Stop.Refused(
                        progress.counts(),
                        "a file that is kept whole or not at all has at most " + config.wholeRecords() + " records");
            }
            List<Report> told = new Batch(register, claim, centre).apply(batch);
            register.assets.getEntityManager().clear();
            Counts now = progress.counts().plus(Counts.of(told));
            QuarkusTransaction.requiringNew().run(() -> {
                hold(claim, 0, Counts.NONE);
                reports.add(claim.id(), told);
                advance(claim, 0, progress.bytesRead(), now);
            });
            afterBatch.run();
            return now;
        });
        if (piles.counts().refused() > 0) {
            throw new Stop.Refused(piles.counts(), piles.counts().refused() + " records were refused");
        }
        record(claim, null, piles.counts());
        if (!imports.end(claim.id(), claim.worker(), ImportState.DONE, piles.counts(), null)) {
            throw new Stop.Lost();
        }
        return piles.counts();
    }

    private void read(Claim claim, Piles piles, Piles.Work work) throws IOException {
        Source source = new Source(chunks, claim.id());
        new RecordFile(source, Bounds.USUAL, config.largestUnpacked().asLongValue())
                .read(claim.format(), entry -> piles.add(entry, source, work));
        piles.finish(source, work);
    }

    /** Where the file has its bytes, and how many were read. */
    static final class Source implements RecordFile.Source {
        private final ImportChunks chunks;
        private final UUID file;
        private ImportChunks.Content open;

        Source(ImportChunks chunks, UUID file) {
            this.chunks = chunks;
            this.file = file;
        }

        @Override
        public ImportChunks.Content open() {
            open = chunks.open(file);
            return open;
        }

        long bytesRead() {
            return open == null ? 0 : open.bytesRead();
        }
    }

    private CentreRow centre(Claim claim) {
        return QuarkusTransaction.requiringNew()
                .call(() -> centres.find(claim.mode(), claim.centre()).orElseThrow());
    }

    private void hold(Claim claim, int position, Counts counts) {
        if (!imports.hold(claim.id(), claim.worker(), position)) {
            throw new Stop.Lost();
        }
        if (imports.isCancelled(claim.id())) {
            throw new Stop.Cancelled(counts);
        }
    }

    private void advance(Claim claim, int position, long bytesRead, Counts counts) {
        imports.progress(claim.id(), position, bytesRead, counts, config.lease());
    }

    /** One entry for each transaction: which records of the file, and how many came to what. */
    private void record(Claim claim, List<Entry> batch, Counts counts) {
        Map<String, Object> what = batch == null
                ? Map.of("owner", claim.owner(), "counts", counts)
                : Map.of(
                        "owner", claim.owner(),
                        "from", batch.getFirst().record(),
                        "to", batch.getLast().record(),
                        "counts", counts);
        audit.recordBySystem(
                "asset-import", claim.mode(), "asset-import.enter", "asset-import", claim.id(), null, what);
    }

    private void end(Claim claim, ImportState state, Counts counts, String problem) {
        boolean ended = QuarkusTransaction.requiringNew()
                .call(() -> imports.end(claim.id(), claim.worker(), state, counts, problem));
        if (ended) {
            chunks.delete(claim.id());
        }
    }
}
