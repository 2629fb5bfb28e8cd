package org.ipmarket.listing.desk;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.register.SearchWords;
import org.ipmarket.listing.search.Criteria;
import org.ipmarket.listing.search.Facets;
import org.ipmarket.listing.search.Position;
import org.ipmarket.listing.search.SearchQuery;
import org.ipmarket.listing.search.Sort;
import org.ipmarket.listing.store.CentreRow;
import org.ipmarket.listing.store.Centres;
import org.ipmarket.listing.store.ListingIndex;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.listing.store.Offers;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.id.CentreCode;

/** Finds offers: announced ones for everybody of the mode, others for their seller and their centre's staff. */
@ApplicationScoped
public class SearchOffers {
    private final Offers offers;
    private final Centres centres;
    private final AgroalDataSource dataSource;
    private final ListingIndex index;

    SearchOffers(Offers offers, Centres centres, AgroalDataSource dataSource, ListingConfig config) {
        this.offers = offers;
        this.centres = centres;
        this.dataSource = dataSource;
        ListingConfig.Search search = config.search();
        this.index = new ListingIndex(new ListingIndex.Limits(
                search.mostCounted(), search.window(), search.priceBands(), "CNY", search.mostClasses()));
    }

    /** What is looked for, as asked; null where it does not matter. */
    public record Filter(
            String q,
            AssetKind kind,
            String ipc,
            CentreCode centre,
            SaleMethod method,
            Right right,
            OfferState state,
            String minPrice,
            String maxPrice,
            String currency,
            CentreCode shownAt,
            Sort sort) {}

    /** An offer that was found, with the cursor of what comes after it. */
    public record Hit(OfferRow offer, String cursor) {}

    /** @param total and facets: null where they were not asked for */
    public record Found(List<Hit> hits, Facets.Total total, Facets facets) {}

    /**
     * @param cursor where the page before ended, null for the first; 422 where another search has given it
     * @param limit offers on the page at most
     */
    @Transactional
    public Found search(Caller caller, Filter filter, String cursor, int limit, boolean withFacets) {
        Criteria criteria = criteria(caller, filter);
        Position after = cursor == null ? null : position(cursor, criteria);
        ListingIndex.Found found;
        try (Connection connection = dataSource.getConnection()) {
            found = index.search(connection, criteria, after, limit, withFacets);
        } catch (SQLException e) {
            throw new IllegalStateException("the search failed", e);
        }
        Map<UUID, OfferRow> rows =
                offers.read(found.hits().stream().map(ListingIndex.Hit::offer).toList());
        List<Hit> hits = found.hits().stream()
                .filter(hit -> rows.containsKey(hit.offer()) && OfferDesk.sees(caller, rows.get(hit.offer())))
                .map(hit ->
                        new Hit(rows.get(hit.offer()).whole(), hit.position().cursor(criteria)))
                .toList();
        return new Found(hits, withFacets ? found.total() : null, found.facets());
    }

    private Criteria criteria(Caller caller, Filter filter) {
        SearchQuery words = SearchWords.read(filter.q());
        String symbols = SearchWords.readIpc(filter.ipc());
        Character section = SearchWords.readSection(filter.ipc());
        if (symbols != null && section == null) {
            words = words == null ? new SearchQuery(symbols, symbols) : words.and(symbols);
        }
        Sort usual = filter.q() == null || filter.q().isBlank() ? Sort.NEWEST : Sort.RELEVANCE;
        Sort sort = filter.sort() == null ? usual : filter.sort();
        return new Criteria(
                caller.mode(),
                words,
                filter.centre(),
                filter.state(),
                filter.kind(),
                filter.right(),
                filter.method(),
                section,
                prices(filter),
                shownAt(caller, filter.shownAt()),
                caller.actsFor(),
                caller.centre(),
                sort == Sort.RELEVANCE && usual == Sort.NEWEST ? Sort.NEWEST : sort);
    }

    private Criteria.ShownAt shownAt(Caller caller, CentreCode code) {
        if (code == null) {
            return null;
        }
        CentreRow centre = centres.find(caller.mode(), code)
                .orElseThrow(() -> Refusals.unprocessable("unknown-centre", "shownAt", "there is no centre " + code));
        return new Criteria.ShownAt(code, centre.shows);
    }

    private static Criteria.Prices prices(Filter filter) {
        if (filter.minPrice() == null && filter.maxPrice() == null && filter.currency() == null) {
            return null;
        }
        String currency = filter.currency() == null ? "CNY" : filter.currency();
        if (!Money.CURRENCIES.contains(currency)) {
            throw Refusals.unprocessable(
                    "unknown-currency",
                    "currency",
                    "one of " + Money.CURRENCIES.stream().sorted().toList());
        }
        return new Criteria.Prices(
                currency,
                minor("minPrice", filter.minPrice(), currency),
                minor("maxPrice", filter.maxPrice(), currency));
    }

    private static Long minor(String field, String amount, String currency) {
        try {
            return amount == null
                    ? null
                    : Money.parse(withDigits(amount, currency), currency).minor();
        } catch (IllegalArgumentException e) {
            throw Refusals.unprocessable("invalid-price", field, e.getMessage());
        }
    }

    /** Whole units may be written without their fraction. */
    private static String withDigits(String amount, String currency) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return digits > 0 && amount.matches("\\d{1,16}") ? amount + "." + "0".repeat(digits) : amount;
    }

    private static Position position(String cursor, Criteria criteria) {
        return switch (Position.read(cursor, criteria)) {
            case Position.Reading.Read read -> read.position();
            case Position.Reading.Foreign foreign ->
                throw Refusals.unprocessable(
                        "cursor-of-another-search",
                        "cursor",
                        "the next page is asked for with the same words, filters and order");
            case Position.Reading.Malformed malformed ->
                throw Problems.badRequest("malformed-cursor", "cursor", "cursor is not one that a list has given.");
        };
    }
}
