package org.ipmarket.valuation.expert.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.messages.id.ValuationId;
import org.ipmarket.print.Language;
import org.ipmarket.valuation.expert.desk.ReportDesk;
import org.ipmarket.valuation.expert.store.PaperStore;

/** The report of an estimate that nobody has reviewed: the same fourteen parts, those flagged that only people can fill. */
@Path("/api/v1/valuations/{id}")
@RunOnVirtualThread
@Tag(name = "valuations")
public class EstimateReportResource {
    private final CurrentCaller currentCaller;
    private final ReportDesk reports;

    EstimateReportResource(CurrentCaller currentCaller, ReportDesk reports) {
        this.currentCaller = currentCaller;
        this.reports = reports;
    }

    @GET
    @Path("report")
    @Produces(MediaType.TEXT_HTML)
    @Operation(summary = "The report of an estimate as a page")
    public Response page(
            @PathParam("id") ValuationId id, @QueryParam("lang") String lang, @Context HttpHeaders headers) {
        Language language = ReportAnswers.language(lang, headers);
        return ReportAnswers.page(reports.html(id, currentCaller.get().mode(), language), language);
    }

    @GET
    @Path("report.pdf")
    @Produces("application/pdf")
    @Operation(summary = "The same as PDF")
    public Response pdf(
            @PathParam("id") ValuationId id, @QueryParam("lang") String lang, @Context HttpHeaders headers) {
        Language language = ReportAnswers.language(lang, headers);
        PaperStore.Paper paper = reports.pdf(id, currentCaller.get().mode(), language);
        return ReportAnswers.pdf(paper.pdf(), paper.sha256(), "estimate-" + id, language);
    }

    @GET
    @Path("report/parts")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The fourteen parts, and what of each is missing")
    public Page<ReportAnswers.PartView> parts(@PathParam("id") ValuationId id) {
        return Page.whole(
                ReportAnswers.parts(reports.ofEstimate(id, currentCaller.get().mode())));
    }
}
