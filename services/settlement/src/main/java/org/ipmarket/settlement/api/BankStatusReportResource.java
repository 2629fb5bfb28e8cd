package org.ipmarket.settlement.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.settlement.clearing.TakeStatusReport;

/** Reports of banks on the orders of a file (pain.002): what is refused is known before the next statement. */
@Path("/api/v1/bank/status-reports")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class BankStatusReportResource {
    private final CurrentCaller currentCaller;
    private final TakeStatusReport takeReport;

    BankStatusReportResource(CurrentCaller currentCaller, TakeStatusReport takeReport) {
        this.currentCaller = currentCaller;
        this.takeReport = takeReport;
    }

    /** @param orders each that the report speaks of; of a whole batch all of its orders */
    public record ReportView(int refused, List<TakeStatusReport.Said> orders) {}

    /** Takes the report that is the body. The same one again changes nothing. */
    @POST
    @Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML, MediaType.APPLICATION_OCTET_STREAM})
    public ReportView take(InputStream file) {
        List<TakeStatusReport.Said> orders = takeReport.take(currentCaller.get(), file);
        return new ReportView(
                (int) orders.stream().filter(TakeStatusReport.Said::refused).count(), orders);
    }
}
