package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.required;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.api.CalendarViews.Calendar;
import org.ipmarket.listing.api.CalendarViews.Deadline;
import org.ipmarket.listing.api.CalendarViews.Year;
import org.ipmarket.listing.calendar.CalendarYear;
import org.ipmarket.listing.register.Calendars;
import org.ipmarket.listing.register.Calendars.Announced;
import org.ipmarket.listing.register.LoadCalendar;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.WorkingDays;

/** Calendars: holidays, make-up days, and the deadlines that follow from them. */
@Path("/api/v1/calendars")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CalendarResource {
    private static final int LONGEST = 3_000;

    private final Calendars calendars;
    private final LoadCalendar load;
    private final MarketClock clock;
    private final CurrentCaller caller;

    CalendarResource(Calendars calendars, LoadCalendar load, MarketClock clock, CurrentCaller caller) {
        this.calendars = calendars;
        this.load = load;
        this.clock = clock;
        this.caller = caller;
    }

    /** Body of {@code PUT /calendars/{code}/years/{year}}. */
    public record YearRequest(List<LocalDate> holidays, List<LocalDate> makeUpDays, Source source) {
        /** @param url may be absent */
        public record Source(String notice, String url) {}

        CalendarYear year(int year) {
            required("holidays", holidays).forEach(day -> required("holidays", day));
            required("makeUpDays", makeUpDays).forEach(day -> required("makeUpDays", day));
            required("source", source);
            return new CalendarYear(
                    year,
                    new CalendarYear.Source(required("source.notice", source.notice()), source.url()),
                    holidays,
                    makeUpDays);
        }
    }

    @GET
    public Page<Calendar> list() {
        Mode mode = caller.get().mode();
        return Page.whole(calendars.codes(mode).stream()
                .map(code -> Calendar.of(code, calendars.announced(mode, code)))
                .toList());
    }

    @GET
    @Path("/{code}")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Calendar.class)))
    public Response get(@PathParam("code") String code) {
        SortedMap<Integer, Announced> announced =
                calendars.announced(caller.get().mode(), code);
        Calendar view = Calendar.of(code, announced);
        long versions =
                announced.values().stream().mapToLong(Announced::version).sum();
        // a year of the file has no version: what is loaded in its place shows in the days
        return ETags.whole(view, versions << Integer.SIZE | Integer.toUnsignedLong(view.hashCode()));
    }

    @GET
    @Path("/{code}/years/{year}")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Year.class)))
    public Response year(@PathParam("code") String code, @PathParam("year") int year) {
        if (year < CalendarYear.FIRST || year > CalendarYear.LAST) {
            throw Problems.notFound("year", year);
        }
        Mode mode = caller.get().mode();
        Announced announced = calendars.announced(mode, code).get(year);
        Year view = Year.of(code, year, announced, calendars.days(mode, code));
        return ETags.tagged(view, view.version());
    }

    /** Loads a year, or corrects it. */
    @PUT
    @Path("/{code}/years/{year}")
    @APIResponse(
            responseCode = "200",
            description = "Corrected; 201 where no operator had loaded it",
            content = @Content(schema = @Schema(implementation = Year.class)))
    public Response put(
            @PathParam("code") String code,
            @PathParam("year") int year,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            YearRequest request) {
        LoadCalendar.Put put = load.put(caller.get(), code, ifMatch, () -> request.year(year));
        Announced announced = new Announced(put.year().announced(), put.year().version);
        return Response.status(put.created() ? 201 : 200)
                .entity(Year.of(
                        code, year, announced, calendars.days(caller.get().mode(), code)))
                .header(HttpHeaders.ETAG, ETags.of(put.year().version))
                .build();
    }

    /** The last day of a period of working days, or of calendar days. */
    @GET
    @Path("/{code}/deadline")
    public Deadline deadline(
            @PathParam("code") String code,
            @QueryParam("from") String from,
            @QueryParam("workingDays") Integer workingDays,
            @QueryParam("days") Integer days) {
        Mode mode = caller.get().mode();
        SortedMap<Integer, Announced> announced = calendars.announced(mode, code);
        if ((workingDays == null) == (days == null)) {
            throw Problems.unprocessable(
                    "invalid-period", "workingDays", "Say either workingDays or days, from 1 to " + LONGEST + ".");
        }
        int period = workingDays == null ? days : workingDays;
        if (period < 1 || period > LONGEST) {
            throw Problems.unprocessable(
                    "invalid-period",
                    workingDays == null ? "days" : "workingDays",
                    "A period has from 1 to " + LONGEST + " days.");
        }
        LocalDate start = from == null ? clock.today() : CalendarViews.day("from", from);
        WorkingDays counted = calendars.days(mode, code);
        WorkingDays.Deadline end =
                workingDays == null ? counted.addDays(start, period) : counted.addWorkingDays(start, period);
        return Deadline.of(code, start, workingDays, days, end, announced);
    }
}
