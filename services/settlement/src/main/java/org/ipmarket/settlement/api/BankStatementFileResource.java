package org.ipmarket.settlement.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.settlement.bank.BankAccount;
import org.ipmarket.settlement.bank.file.FileLine;
import org.ipmarket.settlement.clearing.BankPeople;
import org.ipmarket.settlement.clearing.ImportStatement;
import org.ipmarket.settlement.store.BankBook;
import org.ipmarket.settlement.store.BankFileStore;
import org.ipmarket.settlement.store.BankLine;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Statement files of banks: camt.053, xlsx, CSV. Taken whole or refused whole; then applied line by line, which can be watched. */
@Path("/api/v1/bank/statements")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class BankStatementFileResource {
    private static final Set<String> OUTCOMES = Set.of("WAITING", "APPLIED", "DUPLICATE");
    private static final int SHOWN = 20;

    private final CurrentCaller currentCaller;
    private final ImportStatement imports;
    private final BankFileStore store;
    private final BankBook book;

    BankStatementFileResource(
            CurrentCaller currentCaller, ImportStatement imports, BankFileStore store, BankBook book) {
        this.currentCaller = currentCaller;
        this.imports = imports;
        this.store = store;
        this.book = book;
    }

    /** What is said with a file. */
    public static class Ask {
        @QueryParam("name")
        String name;

        @QueryParam("mapping")
        String mapping;

        @QueryParam("openingBalance")
        String opening;

        @QueryParam("closingBalance")
        String closing;

        @QueryParam("currency")
        @DefaultValue("CNY")
        String currency;

        @QueryParam("preview")
        boolean preview;

        private ImportStatement.Ask checked() {
            return new ImportStatement.Ask(
                    name, mapping, money("openingBalance", opening), money("closingBalance", closing));
        }

        private Money money(String field, String amount) {
            try {
                return amount == null ? null : Money.parse(amount, currency);
            } catch (IllegalArgumentException e) {
                throw Problems.badRequest("malformed-amount", field, e.getMessage());
            }
        }
    }

    /**
     * @param state APPLYING while lines wait, then DONE
     * @param applied lines that were looked at, out of {@code lines}
     * @param duplicates lines whose bank's reference had come before: nothing was changed for them
     * @param takenBefore whether this very file was taken before, and nothing was changed now
     */
    public record FileView(
            UUID id,
            String name,
            String format,
            String sha256,
            long size,
            String uploadedBy,
            Instant uploadedAt,
            String state,
            int lines,
            int applied,
            int duplicates,
            Instant doneAt,
            boolean takenBefore) {}

    /** A statement of a previewed file. */
    public record PreviewView(
            String account,
            String currency,
            String statement,
            String opening,
            String closing,
            int entries,
            int lines,
            List<FileLine> first) {}

    /** @param outcome WAITING, APPLIED, or DUPLICATE; then state and reason say what became of the entry */
    public record ReportLineView(
            int line,
            int statement,
            int entry,
            UUID bankLine,
            FileLine.Kind kind,
            String direction,
            Money amount,
            String reference,
            Instant bookedAt,
            String name,
            String number,
            String remark,
            String endToEnd,
            String returnReason,
            String outcome,
            String state,
            String reason,
            UUID deposit,
            UUID trade) {}

    /** @param payer absent on a debit */
    public record LineView(
            UUID id,
            Mode mode,
            BankLine.Direction direction,
            Money amount,
            BankAccount payer,
            String remark,
            UUID payout,
            BankLine.State state,
            String reason,
            UUID deposit,
            UUID trade,
            Instant bookedAt) {}

    /** Entries that any statement brought, by a link or a file: a centre sees what concerns it, the market's admin all. */
    @GET
    @Transactional
    public Page<LineView> lines(@BeanParam PageRequest page) {
        Caller caller = currentCaller.get();
        return Page.of(
                        book.pageOf(BankPeople.scope(caller), caller.mode(), page.cursorId(), page.limit() + 1),
                        page.limit(),
                        BankLine::id)
                .map(line -> new LineView(
                        line.id(),
                        line.mode(),
                        line.direction(),
                        line.amount(),
                        line.payerHolder() == null ? null : new BankAccount(line.payerHolder(), line.payerNumber()),
                        line.remark(),
                        line.payout(),
                        line.state(),
                        line.reason(),
                        line.deposit(),
                        line.trade(),
                        line.bookedAt()));
    }

    /** Takes the file that is the body. */
    @POST
    @Consumes({
        MediaType.APPLICATION_XML,
        MediaType.TEXT_XML,
        "text/csv",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        MediaType.APPLICATION_OCTET_STREAM
    })
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FileView.class)))
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = FileView.class)))
    public Response take(@BeanParam Ask ask, InputStream file) {
        return answer(ask, file);
    }

    /** Takes the file of a form, in its part {@code file}. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FileView.class)))
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = FileView.class)))
    public Response takeForm(@BeanParam Ask ask, @RestForm("file") FileUpload file) throws IOException {
        if (file == null) {
            throw Problems.badRequest("file-missing", "file", "The form has no part named file.");
        }
        if (ask.name == null) {
            ask.name = file.fileName();
        }
        try (InputStream content = Files.newInputStream(file.uploadedFile())) {
            return answer(ask, content);
        }
    }

    private Response answer(Ask ask, InputStream file) {
        Caller caller = currentCaller.get();
        if (ask.preview) {
            return Response.ok(imports.preview(caller, ask.checked(), SHOWN, file).stream()
                            .map(BankStatementFileResource::view)
                            .toList())
                    .build();
        }
        ImportStatement.Taken taken = imports.take(caller, ask.checked(), file);
        FileView view = view(taken.file(), taken.before());
        return taken.before()
                ? Response.ok(view).build()
                : Response.accepted(view)
                        .location(URI.create("/api/v1/bank/statements/files/" + view.id()))
                        .build();
    }

    private static PreviewView view(ImportStatement.Preview preview) {
        String currency = preview.head().currency();
        return new PreviewView(
                preview.head().account(),
                currency,
                preview.head().id(),
                signed(preview.head().opening(), currency),
                signed(preview.end().closing(), currency),
                preview.end().entries(),
                preview.end().lines(),
                preview.first());
    }

    private static String signed(long minor, String currency) {
        return (minor < 0 ? "-" : "") + Money.ofMinor(Math.abs(minor), currency).amount();
    }

    @GET
    @Path("files")
    @Transactional
    public Page<FileView> list(@BeanParam PageRequest page) {
        Caller caller = currentCaller.get();
        return Page.of(
                        store.pageOf(BankPeople.scope(caller), caller.mode(), page.cursorId(), page.limit() + 1),
                        page.limit(),
                        BankFileStore.File::id)
                .map(file -> view(file, false));
    }

    @GET
    @Path("files/{id}")
    @Transactional
    public FileView read(@PathParam("id") String id) {
        return view(visible(id), false);
    }

    /** What became of each line, in the order of the file. */
    @GET
    @Path("files/{id}/lines")
    @Transactional
    public Page<ReportLineView> lines(
            @PathParam("id") String id, @QueryParam("outcome") String outcome, @BeanParam PageRequest page) {
        if (outcome != null && !OUTCOMES.contains(outcome)) {
            throw Problems.badRequest("unknown-outcome", "outcome", "outcome is one of " + OUTCOMES + ".");
        }
        int after;
        try {
            after = page.cursor() == null ? 0 : Integer.parseInt(page.cursor());
        } catch (NumberFormatException e) {
            throw Problems.badRequest("malformed-cursor", "cursor", "cursor is not one that a list has given.");
        }
        return Page.of(
                        store.report(visible(id).id(), after, outcome, page.limit() + 1),
                        page.limit(),
                        BankFileStore.ReportLine::line)
                .map(line -> new ReportLineView(
                        line.line(),
                        line.statement(),
                        line.entry(),
                        line.id(),
                        line.kind(),
                        line.direction(),
                        Money.ofMinor(line.minor(), line.currency()),
                        line.reference(),
                        line.bookedAt(),
                        line.name(),
                        line.number(),
                        line.remark(),
                        line.endToEnd(),
                        line.returnReason(),
                        line.outcome(),
                        line.state(),
                        line.reason(),
                        line.deposit(),
                        line.trade()));
    }

    private BankFileStore.File visible(String id) {
        Caller caller = currentCaller.get();
        UUID file;
        try {
            file = Ids.parse(id);
        } catch (IllegalArgumentException e) {
            throw Problems.notFound("statement file", id);
        }
        return store.find(caller.mode(), file)
                .filter(each -> BankPeople.mayTouch(caller, each.centre()))
                .orElseThrow(() -> Problems.notFound("statement file", id));
    }

    private static FileView view(BankFileStore.File file, boolean before) {
        return new FileView(
                file.id(),
                file.name(),
                file.format(),
                file.sha256(),
                file.size(),
                file.uploadedBy(),
                file.uploadedAt(),
                file.state(),
                file.lines(),
                file.lines() - file.waiting(),
                file.duplicates(),
                file.doneAt(),
                before);
    }
}
