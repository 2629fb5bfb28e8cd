package org.ipmarket.valuation.expert.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.print.Language;
import org.ipmarket.valuation.expert.desk.ReportDesk;
import org.ipmarket.valuation.expert.store.PaperStore;

/** The report of an opinion: its fourteen parts, as a page and as PDF. */
@Path("/api/v1/opinions/{id}")
@RunOnVirtualThread
@Tag(name = "opinions")
public class OpinionReportResource {
    private final CurrentCaller currentCaller;
    private final ReportDesk reports;

    OpinionReportResource(CurrentCaller currentCaller, ReportDesk reports) {
        this.currentCaller = currentCaller;
        this.reports = reports;
    }

    @GET
    @Path("report")
    @Produces(MediaType.TEXT_HTML)
    @Operation(summary = "As a page: as it was given out, as it is to be signed, else the draft")
    public Response page(@PathParam("id") UUID id, @QueryParam("lang") String lang, @Context HttpHeaders headers) {
        Language language = ReportAnswers.language(lang, headers);
        ReportDesk.Handed<String> html = reports.html(currentCaller.get(), id, language);
        return ReportAnswers.ofOpinion(ReportAnswers.page(html.what(), language), html.state());
    }

    /** @param copy {@code signed} for the copy that the experts sign, also after the issue */
    @GET
    @Path("report.pdf")
    @Produces("application/pdf")
    @Operation(summary = "The same as PDF")
    public Response pdf(
            @PathParam("id") UUID id,
            @QueryParam("lang") String lang,
            @QueryParam("copy") @DefaultValue("latest") String copy,
            @Context HttpHeaders headers) {
        Language language = ReportAnswers.language(lang, headers);
        ReportDesk.Handed<PaperStore.Paper> handed =
                reports.pdf(currentCaller.get(), id, language, copy.equals("signed"));
        PaperStore.Paper paper = handed.what();
        return ReportAnswers.ofOpinion(
                ReportAnswers.pdf(paper.pdf(), paper.sha256(), "value-opinion-" + id, language), handed.state());
    }

    @GET
    @Path("report/parts")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The fourteen parts, and what of each is missing")
    public Page<ReportAnswers.PartView> parts(@PathParam("id") UUID id) {
        return Page.whole(ReportAnswers.parts(reports.ofOpinion(currentCaller.get(), id)));
    }
}
