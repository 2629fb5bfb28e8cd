package org.ipmarket.listing.intake;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.document.FileFormat;
import org.ipmarket.listing.imports.ImportState;
import org.ipmarket.listing.imports.Keeping;
import org.ipmarket.listing.imports.Outcome;
import org.ipmarket.listing.imports.Report;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.store.Centres;
import org.ipmarket.listing.store.ImportChunks;
import org.ipmarket.listing.store.ImportReports;
import org.ipmarket.listing.store.ImportRow;
import org.ipmarket.listing.store.Imports;
import org.ipmarket.listing.store.Participants;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;

/** Takes files of rights in, tells how far they have come, stops them. */
@ApplicationScoped
public class ImportDesk {
    private final Imports imports;
    private final ImportChunks chunks;
    private final ImportReports reports;
    private final ImportWorker worker;
    private final Centres centres;
    private final Participants participants;
    private final Audit audit;
    private final MarketClock clock;
    private final ListingConfig.Imports config;
    private final Semaphore uploads;

    ImportDesk(
            Imports imports,
            ImportChunks chunks,
            ImportReports reports,
            ImportWorker worker,
            Centres centres,
            Participants participants,
            Audit audit,
            MarketClock clock,
            ListingConfig config) {
        this.imports = imports;
        this.chunks = chunks;
        this.reports = reports;
        this.worker = worker;
        this.centres = centres;
        this.participants = participants;
        this.audit = audit;
        this.clock = clock;
        this.config = config.imports();
        this.uploads = new Semaphore(config.imports().uploadsAtOnce());
    }

    /**
     * What is asked of a file.
     *
     * @param format null where the file itself decides
     */
    public record Ask(CentreCode registeredAt, Keeping keeping, FileFormat format, boolean demonstration) {}

    /**
     * Stores the file, piece by piece, and hands it to a worker. All its rights are wholly the caller's, or the participant's for whom the
     * caller acts.
     */
    public ImportRow take(Caller caller, Ask ask, InputStream file) {
        ParticipantId owner = caller.requireParticipant(Role.TRADER);
        if (!uploads.tryAcquire()) {
            throw Problems.busy("too-many-uploads", "Too many files are coming in at once.", 5);
        }
        try {
            UUID id = QuarkusTransaction.requiringNew().call(() -> begin(caller, owner, ask));
            return store(caller.mode(), id, file);
        } finally {
            uploads.release();
        }
    }

    private UUID begin(Caller caller, ParticipantId owner, Ask ask) {
        if (ask.demonstration() && caller.mode() == Mode.LIVE) {
            throw Refusals.unprocessable(
                    "invalid-import", "demonstration", "the live market holds no demonstration records");
        }
        centres.find(caller.mode(), ask.registeredAt())
                .orElseThrow(() -> Refusals.unprocessable(
                        "unknown-centre", "registeredAt", "there is no centre " + ask.registeredAt()));
        participants
                .lock(caller.mode(), owner)
                .orElseThrow(() -> Refusals.unprocessable(
                        "unknown-participant", "owner", "the participant " + owner + " is not registered"));
        if (imports.unfinished(caller.mode(), owner.value()) >= config.unfinishedOfOwner()) {
            throw Problems.conflict(
                    "too-many-imports",
                    "The participant has " + config.unfinishedOfOwner() + " imports that have not ended.",
                    Map.of("accepted", config.unfinishedOfOwner()));
        }
        ImportRow row = new ImportRow();
        row.id = Ids.next();
        row.mode = caller.mode();
        row.owner = owner.value();
        row.registeredCentre = ask.registeredAt().value();
        row.keeping = ask.keeping();
        row.format = ask.format();
        row.demonstration = ask.demonstration();
        row.enteredBy = caller.subject();
        row.state = ImportState.RECEIVING;
        row.receivedAt = clock.now();
        row.leaseUntil = clock.now().plus(config.lease());
        imports.persist(row);
        audit.record("asset-import.receive", "asset-import", row.id, null, ask);
        return row.id;
    }

    private ImportRow store(Mode mode, UUID id, InputStream file) {
        long largest = config.largest().asLongValue();
        MessageDigest digest = sha256();
        long length = 0;
        try {
            int size = config.chunk().asBigInteger().intValueExact();
            byte[] piece = file.readNBytes(size);
            for (int number = 0; piece.length > 0; number++) {
                length += piece.length;
                if (length > largest) {
                    throw tooLarge(largest);
                }
                digest.update(piece);
                if (!chunks.add(id, number, piece, config.lease())) {
                    throw Problems.conflict("import-abandoned", "The file came in too slowly and is awaited no more.");
                }
                piece = file.readNBytes(size);
            }
            if (length == 0) {
                throw Problems.badRequest("body-missing", "body", "The file is empty.");
            }
        } catch (IOException e) {
            abandon(id, "the file did not come in whole");
            throw Problems.badRequest("file-broken-off", "body", "The file did not come in whole.");
        } catch (RuntimeException e) {
            abandon(id, length > largest ? "larger than " + largest + " bytes" : "the file was not taken");
            throw e;
        }
        String hash = HexFormat.of().formatHex(digest.digest());
        ImportRow row = QuarkusTransaction.requiringNew().call(() -> received(mode, id, hash));
        worker.wake();
        return row;
    }

    private ImportRow received(Mode mode, UUID id, String hash) {
        ImportRow row = imports.lock(mode, id)
                .filter(found -> found.state == ImportState.RECEIVING)
                .orElseThrow(() ->
                        Problems.conflict("import-abandoned", "The file came in too slowly and is awaited no more."));
        row.state = ImportState.RECEIVED;
        row.sha256 = hash;
        row.leaseUntil = clock.now();
        return row;
    }

    private void abandon(UUID id, String problem) {
        QuarkusTransaction.requiringNew().run(() -> {
            ImportRow row = imports.findById(id);
            row.state = ImportState.FAILED;
            row.problem = problem;
            row.endedAt = clock.now();
        });
        chunks.delete(id);
    }

    @Transactional
    public ImportRow get(Caller caller, UUID id) {
        return visible(caller, id, imports.find(caller.mode(), id).orElse(null));
    }

    /** Newest first, those that the caller may see; at most {@code limit} older than {@code before} (null for the newest). */
    @Transactional
    public List<ImportRow> list(Caller caller, ImportState state, UUID before, int limit) {
        boolean all = caller.has(Role.MARKET_ADMIN) || caller.has(Role.REGULATOR);
        ParticipantId own = caller.actsFor();
        String centre =
                own == null && !all && caller.centre() != null ? caller.centre().value() : null;
        if (own == null && centre == null && !all) {
            return List.of();
        }
        return imports.search(
                caller.mode(), new Imports.Search(own == null ? null : own.value(), centre, state), before, limit);
    }

    /** In the order of the file. */
    @Transactional
    public List<Report> reports(Caller caller, UUID id, Outcome outcome, int after, int limit) {
        get(caller, id);
        return reports.list(id, outcome, after, limit);
    }

    /** Stops it: at once while it waits, after the batch at hand while it runs. */
    @Transactional
    public ImportRow cancel(Caller caller, UUID id) {
        ImportRow row = visible(caller, id, imports.lock(caller.mode(), id).orElse(null));
        ParticipantId owner = caller.requireParticipant(Role.TRADER);
        if (!owner.value().equals(row.owner)) {
            throw Problems.forbidden("Only the owner of its rights, or who acts for it, stops an import.");
        }
        if (!row.state.isOpen()) {
            throw Problems.conflict("import-ended", "The import is " + row.state + ".", Map.of("state", row.state));
        }
        row.cancelled = true;
        if (row.state == ImportState.RECEIVED) {
            row.state = ImportState.CANCELLED;
            row.endedAt = clock.now();
            chunks.delete(id);
        }
        audit.record("asset-import.cancel", "asset-import", id, null, Map.of("position", row.position));
        return row;
    }

    /** The owner's users, the staff of the centre, the market's admin and regulators; nobody else learns that it exists. */
    private static ImportRow visible(Caller caller, UUID id, ImportRow row) {
        boolean seen = row != null
                && (caller.has(Role.MARKET_ADMIN)
                        || caller.has(Role.REGULATOR)
                        || caller.actsFor() != null && caller.actsFor().value().equals(row.owner)
                        || caller.centre() != null && caller.centre().value().equals(row.registeredCentre));
        if (!seen) {
            throw Problems.notFound("asset import", id);
        }
        return row;
    }

    private static HttpProblem tooLarge(long most) {
        return HttpProblem.builder()
                .withType(URI.create("/problems/body-too-large"))
                .withTitle("Body too large")
                .withStatus(Response.Status.REQUEST_ENTITY_TOO_LARGE)
                .withDetail("A file has at most " + most + " bytes.")
                .with("accepted", most)
                .build();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
