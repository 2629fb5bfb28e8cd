package org.ipmarket.listing.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.listing.api.ListingViews.ListingAnswer;
import org.ipmarket.listing.desk.SearchOffers;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.listing.search.Facets;
import org.ipmarket.listing.search.Sort;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.id.CentreCode;

/** Searches offers. */
@Path("/api/v1/listings")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class ListingSearchResource {
    private final SearchOffers offers;
    private final CurrentCaller caller;

    ListingSearchResource(SearchOffers offers, CurrentCaller caller) {
        this.offers = offers;
        this.caller = caller;
    }

    /** What is looked for; see {@code docs/api.md}. */
    public static class Asked {
        @QueryParam("q")
        String q;

        @QueryParam("kind")
        AssetKind kind;

        @QueryParam("ipc")
        String ipc;

        @QueryParam("centre")
        CentreCode centre;

        @QueryParam("method")
        SaleMethod method;

        @QueryParam("right")
        Right right;

        @QueryParam("state")
        OfferState state;

        @QueryParam("minPrice")
        String minPrice;

        @QueryParam("maxPrice")
        String maxPrice;

        @QueryParam("currency")
        String currency;

        @QueryParam("shownAt")
        CentreCode shownAt;

        @QueryParam("sort")
        Sort sort;

        SearchOffers.Filter filter() {
            return new SearchOffers.Filter(
                    q, kind, ipc, centre, method, right, state, minPrice, maxPrice, currency, shownAt, sort);
        }
    }

    /**
     * A page of what was found.
     *
     * @param total absent, as {@code facets}, where they were not asked for
     */
    public record ListingsAnswer(List<ListingAnswer> items, String next, Facets.Total total, Facets facets) {}

    /** Announced ones, and the caller's own. With {@code facets=true} it is also told how many there are, and of what properties. */
    @GET
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ListingsAnswer.class)))
    public Response search(
            @BeanParam Asked asked,
            @QueryParam("facets") @DefaultValue("false") boolean facets,
            @BeanParam PageRequest page,
            @Context UriInfo uri) {
        Caller who = caller.get();
        SearchOffers.Found found = offers.search(who, asked.filter(), page.cursor(), page.limit() + 1, facets);
        Page<SearchOffers.Hit> hits = Page.of(found.hits(), page.limit(), SearchOffers.Hit::cursor);
        Page<ListingAnswer> items = hits.map(hit -> ListingAnswer.of(hit.offer(), who));
        Response.ResponseBuilder answer = Response.ok(
                facets ? new ListingsAnswer(items.items(), items.next(), found.total(), found.facets()) : items);
        if (facets && items.next() != null) {
            answer.header(HttpHeaders.LINK, link(uri, items.next()));
        }
        return answer.build();
    }

    /** RFC 8288, as every page has it. */
    private static String link(UriInfo uri, String next) {
        var target =
                uri.getRequestUriBuilder().replaceQueryParam("cursor", next).build();
        return "<" + target.getRawPath() + "?" + target.getRawQuery() + ">; rel=\"next\"";
    }
}
