package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.orFalse;
import static org.ipmarket.listing.api.Fields.required;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.api.AssetImportViews.ImportAnswer;
import org.ipmarket.listing.api.AssetImportViews.RecordAnswer;
import org.ipmarket.listing.document.FileFormat;
import org.ipmarket.listing.imports.ImportState;
import org.ipmarket.listing.imports.Keeping;
import org.ipmarket.listing.imports.Outcome;
import org.ipmarket.listing.intake.ImportDesk;
import org.ipmarket.listing.store.ImportRow;
import org.ipmarket.messages.id.CentreCode;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Files of many rights. */
@Path("/api/v1/asset-imports")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class AssetImportResource {
    private final ImportDesk desk;
    private final CurrentCaller caller;

    AssetImportResource(ImportDesk desk, CurrentCaller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    /** What is asked of a file. */
    public static class Ask {
        @QueryParam("registeredAt")
        CentreCode registeredAt;

        @QueryParam("keeping")
        Keeping keeping;

        @QueryParam("format")
        FileFormat format;

        @QueryParam("demonstration")
        Boolean demonstration;

        private ImportDesk.Ask checked() {
            return new ImportDesk.Ask(
                    required("registeredAt", registeredAt),
                    required("keeping", keeping),
                    format,
                    orFalse(demonstration));
        }
    }

    /** Takes the file that is the body, as it flows. */
    @POST
    @Consumes({
        MediaType.APPLICATION_XML,
        MediaType.TEXT_XML,
        "text/csv",
        "application/zip",
        MediaType.APPLICATION_OCTET_STREAM
    })
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ImportAnswer.class)))
    public Response take(@BeanParam Ask ask, InputStream file) {
        return accepted(desk.take(caller.get(), ask.checked(), file));
    }

    /** Takes the file of a form, in its part {@code file}. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ImportAnswer.class)))
    public Response takeForm(@BeanParam Ask ask, @RestForm("file") FileUpload file) throws IOException {
        try (InputStream content = Files.newInputStream(required("file", file).uploadedFile())) {
            return accepted(desk.take(caller.get(), ask.checked(), content));
        }
    }

    private static Response accepted(ImportRow row) {
        return Response.accepted(ImportAnswer.of(row))
                .location(URI.create("/api/v1/asset-imports/" + row.id))
                .build();
    }

    /** Newest first. */
    @GET
    public Page<ImportAnswer> list(@QueryParam("state") ImportState state, @BeanParam PageRequest page) {
        List<ImportAnswer> rows = desk.list(caller.get(), state, page.cursorId(), page.limit() + 1).stream()
                .map(ImportAnswer::of)
                .toList();
        return Page.of(rows, page.limit(), ImportAnswer::id);
    }

    @GET
    @Path("/{id}")
    public ImportAnswer get(@PathParam("id") String id) {
        return ImportAnswer.of(desk.get(caller.get(), id(id)));
    }

    /** What came of each record, in the order of the file. */
    @GET
    @Path("/{id}/records")
    public Page<RecordAnswer> records(
            @PathParam("id") String id, @QueryParam("outcome") Outcome outcome, @BeanParam PageRequest page) {
        List<RecordAnswer> rows = desk.reports(caller.get(), id(id), outcome, after(page), page.limit() + 1).stream()
                .map(RecordAnswer::of)
                .toList();
        return Page.of(rows, page.limit(), RecordAnswer::record);
    }

    @POST
    @Path("/{id}/cancellation")
    public ImportAnswer cancel(@PathParam("id") String id) {
        return ImportAnswer.of(desk.cancel(caller.get(), id(id)));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problems.notFound("asset import", text);
        }
    }

    private static int after(PageRequest page) {
        String cursor = page.cursor();
        try {
            return cursor == null ? 0 : Integer.parseInt(cursor);
        } catch (NumberFormatException e) {
            throw Problems.badRequest("malformed-cursor", "cursor", "cursor is not one that a list has given.");
        }
    }
}
