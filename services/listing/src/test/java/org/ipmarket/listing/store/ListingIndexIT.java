package org.ipmarket.listing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.centre.Showing;
import org.ipmarket.listing.search.Criteria;
import org.ipmarket.listing.search.Facets;
import org.ipmarket.listing.search.Position;
import org.ipmarket.listing.search.SearchQuery;
import org.ipmarket.listing.search.Sort;
import org.ipmarket.listing.store.Shelf.Listing;
import org.ipmarket.listing.store.Shelf.Wanted;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Beside a naive search over the same listings: what is found, in what order, in pages, and what is counted. Live listings are this test's alone. */
@QuarkusTest
@RealParts
class ListingIndexIT {
    private static final List<Long> BANDS = List.of(1_000_000L, 3_000_000L);
    private static final int LISTINGS = 400;
    private static final int SEARCHES = 150;

    @Inject
    AgroalDataSource dataSource;

    @AfterEach
    void clear() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "delete from listing_terms where offer in (select offer from listing_search where mode = 'live')");
            statement.execute("delete from listing_search where mode = 'live'");
        }
    }

    private static ListingIndex.Limits limits(int mostCounted, int window) {
        return new ListingIndex.Limits(mostCounted, window, BANDS, "CNY", 50);
    }

    @Test
    void whatFewListingsMatchIsFoundAndCountedAsByANaiveSearch() throws SQLException {
        compare(20_260_101, limits(10_000, 5_000));
    }

    /** With bounds so low that nearly every search is a broad one. */
    @Test
    void whatManyListingsMatchIsFoundInTheSameOrder() throws SQLException {
        compare(20_260_102, limits(12, 25));
    }

    private void compare(long seed, ListingIndex.Limits limits) throws SQLException {
        Shelf shelf = new Shelf(seed);
        List<UUID> sellers = Stream.generate(shelf::id).limit(3).toList();
        ListingIndex index = new ListingIndex(limits);
        try (Connection connection = dataSource.getConnection()) {
            for (int i = 0; i < LISTINGS; i++) {
                shelf.put(connection, shelf.next(sellers));
            }
            int found = 0;
            for (int i = 0; i < SEARCHES; i++) {
                Wanted wanted = wanted(shelf, sellers);
                List<Listing> expected = shelf.found(wanted);
                found += expected.size();
                assertThat(pages(index, connection, wanted.criteria(), 1 + i % 60))
                        .as("seed %d, search %d: %s", seed, i, wanted)
                        .isEqualTo(expected.stream().map(Listing::id).toList());
                ListingIndex.Found counted = index.search(connection, wanted.criteria(), null, 5, true);
                boolean more = expected.size() > limits.mostCounted();
                assertThat(counted.total())
                        .isEqualTo(new Facets.Total(Math.min(expected.size(), limits.mostCounted()), more));
                if (!more) {
                    compareFacets(counted.facets(), expected);
                }
            }
            assertThat(found).as("searches find something").isGreaterThan(SEARCHES);
        }
    }

    private static Wanted wanted(Shelf shelf, List<UUID> sellers) {
        List<String> words = new ArrayList<>();
        if (shelf.chance(85)) {
            words.add(shelf.one(shelf.chance(50) ? Shelf.CHINESE : Shelf.ENGLISH));
            if (shelf.chance(40)) {
                words.add(shelf.one(shelf.chance(50) ? Shelf.CHINESE : Shelf.ENGLISH));
            }
        }
        String unwanted = !words.isEmpty() && shelf.chance(20) ? shelf.one(Shelf.CHINESE) : null;
        Sort sort = shelf.sort();
        Criteria criteria = new Criteria(
                Mode.LIVE,
                words.isEmpty()
                        ? null
                        : SearchQuery.of(String.join(" ", words) + (unwanted == null ? "" : " -" + unwanted)),
                shelf.chance(20) ? new CentreCode("GZ") : null,
                null,
                shelf.chance(20) ? shelf.one(List.of(AssetKind.values())) : null,
                shelf.chance(20) ? shelf.one(List.of(Right.values())) : null,
                null,
                shelf.chance(15) ? shelf.one(List.of('B', 'F', 'H')) : null,
                shelf.chance(20) ? new Criteria.Prices("CNY", shelf.chance(50) ? 1_500_000L : null, 4_000_000L) : null,
                shownAt(shelf),
                shelf.chance(50) ? new ParticipantId(shelf.one(sellers)) : null,
                shelf.chance(30) ? new CentreCode("SZ") : null,
                sort == Sort.RELEVANCE && words.isEmpty() ? Sort.NEWEST : sort);
        return new Wanted(words, unwanted, criteria);
    }

    private static Criteria.ShownAt shownAt(Shelf shelf) {
        return shelf.chance(70)
                ? null
                : new Criteria.ShownAt(
                        new CentreCode("GZ"),
                        shelf.one(List.of(
                                Showing.EVERYTHING,
                                new Showing(Showing.Policy.OWN, Set.of(), Set.of()),
                                new Showing(Showing.Policy.LISTED, Set.of(new CentreCode("SZ")), Set.of()),
                                new Showing(Showing.Policy.LISTED, Set.of(), Set.of(AssetKind.PATENT)))));
    }

    private static void compareFacets(Facets facets, List<Listing> found) {
        assertThat(map(facets.centre())).isEqualTo(Shelf.counts(found, each -> Stream.of(each.centre())));
        assertThat(map(facets.state()))
                .isEqualTo(Shelf.counts(found, each -> Stream.of(each.state().name())));
        assertThat(map(facets.right()))
                .isEqualTo(Shelf.counts(found, each -> Stream.of(each.right().name())));
        assertThat(map(facets.kind()))
                .isEqualTo(Shelf.counts(found, each -> each.kinds().stream().map(Enum::name)));
        assertThat(map(facets.ipcClass())).isEqualTo(Shelf.counts(found, each -> each.classes().stream()));
        assertThat(map(facets.ipcSection()))
                .isEqualTo(Shelf.counts(found, each -> each.classes().stream().map(symbol -> symbol.substring(0, 1))));
        assertThat(map(facets.priceBand()))
                .isEqualTo(Shelf.counts(
                        found,
                        each -> Stream.of(
                                each.price() < BANDS.get(0)
                                        ? "..10000.00"
                                        : each.price() < BANDS.get(1) ? "10000.00..30000.00" : "30000.00..")));
    }

    /** Where one part of the table shows that there are more than are counted, its shares are told, as parts of those counted. */
    @Test
    void facetsOfABroadSearchAreSharesOfASample() throws SQLException {
        Shelf shelf = new Shelf(20_260_106);
        List<UUID> sellers = List.of(shelf.id());
        ListingIndex index = new ListingIndex(limits(80, 50));
        try (Connection connection = dataSource.getConnection()) {
            for (int i = 0; i < 1_800; i++) {
                shelf.put(connection, shelf.next(sellers));
            }
            Wanted wanted = new Wanted(List.of("齿轮"), null, everything(SearchQuery.of("齿轮")));
            List<Listing> expected = shelf.found(wanted);
            assertThat(expected).as("so many that one part shows it").hasSizeGreaterThan(350);
            ListingIndex.Found found = index.search(connection, wanted.criteria(), null, 5, true);
            assertThat(found.total()).isEqualTo(new Facets.Total(80, true));
            assertThat(found.facets().centre()).allMatch(Facets.Count::more);
            compareShares(found.facets().centre(), Shelf.counts(expected, each -> Stream.of(each.centre())), expected);
            compareShares(
                    found.facets().kind(),
                    Shelf.counts(expected, each -> each.kinds().stream().map(Enum::name)),
                    expected);
            compareShares(found.facets().ipcClass(), Shelf.counts(expected, each -> each.classes().stream()), expected);
            assertThat(found.facets().centre().stream()
                            .mapToLong(Facets.Count::count)
                            .sum())
                    .isBetween(78L, 82L);
        }
    }

    /** Of some 50 listings in the sample: within four standard deviations of what the shares of all are. */
    private static void compareShares(List<Facets.Count> told, Map<String, Long> all, List<Listing> expected) {
        assertThat(told).hasSize(all.size());
        told.forEach(each -> assertThat((double) each.count())
                .as("%s of %s", each.value(), all)
                .isCloseTo(80.0 * all.get(each.value()) / expected.size(), within(23.0)));
    }

    private static Criteria everything(SearchQuery words) {
        return new Criteria(Mode.LIVE, words, null, null, null, null, null, null, null, null, null, null, Sort.NEWEST);
    }

    /** Facets are counted by numbers that the database works out: they must be those of the row as it is now. */
    @Test
    void facetsFollowAChangeAndOtherCurrenciesStandInNoBand() throws SQLException {
        Shelf shelf = new Shelf(20_260_105);
        List<UUID> sellers = List.of(shelf.id());
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 60; i++) {
                shelf.put(connection, shelf.next(sellers));
            }
            int changed = statement.executeUpdate(
                    "update listing_search set state = 'UNSOLD', currency = 'HKD', sections = 8, classes = 'D01 D21'"
                            + " where mode = 'live' and announced and start_price_minor >= 3000000");
            Facets facets = new ListingIndex(limits(10_000, 5_000))
                    .search(connection, everything(null), null, 5, true)
                    .facets();
            assertThat(changed).isPositive();
            assertThat(map(facets.state())).containsEntry("UNSOLD", (long) changed);
            assertThat(map(facets.ipcSection())).containsEntry("D", (long) changed);
            assertThat(map(facets.ipcClass()))
                    .containsEntry("D01", (long) changed)
                    .containsEntry("D21", (long) changed);
            assertThat(map(facets.priceBand())).containsOnlyKeys("..10000.00", "10000.00..30000.00");
        }
    }

    private static Map<String, Long> map(List<Facets.Count> counts) {
        Map<String, Long> map = new TreeMap<>();
        counts.forEach(each -> map.put(each.value(), each.count()));
        return map;
    }

    /** All pages, each asked for by the cursor of the one before. */
    private static List<UUID> pages(ListingIndex index, Connection connection, Criteria criteria, int size)
            throws SQLException {
        List<UUID> all = new ArrayList<>();
        Position after = null;
        while (true) {
            List<ListingIndex.Hit> page =
                    index.search(connection, criteria, after, size, false).hits();
            page.forEach(hit -> all.add(hit.offer()));
            if (page.size() < size) {
                return all;
            }
            after = ((Position.Reading.Read)
                            Position.read(page.getLast().position().cursor(criteria), criteria))
                    .position();
        }
    }

    @Test
    void pagesNeitherSkipNorRepeatWhatStaysWhileOtherListingsComeAndChange() throws Exception {
        Shelf shelf = new Shelf(20_260_103);
        List<UUID> sellers = List.of(shelf.id());
        for (ListingIndex.Limits limits : List.of(limits(10_000, 5_000), limits(12, 25))) {
            ListingIndex index = new ListingIndex(limits);
            try (Connection reader = dataSource.getConnection();
                    Connection writer = dataSource.getConnection()) {
                for (int i = 0; i < 150; i++) {
                    shelf.put(writer, shelf.next(sellers));
                }
                for (Sort sort : Sort.values()) {
                    Wanted wanted = new Wanted(
                            List.of("齿轮"),
                            null,
                            new Criteria(
                                    Mode.LIVE,
                                    SearchQuery.of("齿轮"),
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    sort));
                    List<UUID> stays =
                            shelf.found(wanted).stream().map(Listing::id).toList();
                    List<UUID> seen = new ArrayList<>();
                    Random changes = new Random(sort.ordinal());
                    List<Listing> others = new ArrayList<>();
                    Position after = null;
                    List<ListingIndex.Hit> page;
                    do {
                        page = index.search(reader, wanted.criteria(), after, 4, false)
                                .hits();
                        page.forEach(hit -> seen.add(hit.offer()));
                        after = page.isEmpty() ? null : page.getLast().position();
                        change(writer, shelf, sellers, others, changes);
                    } while (page.size() == 4);
                    assertThat(seen).as("%s: nothing twice", sort).doesNotHaveDuplicates();
                    assertThat(seen.stream().filter(stays::contains).toList())
                            .as("%s: whatever stays, once and in order", sort)
                            .isEqualTo(stays);
                    for (Listing other : others) {
                        remove(writer, other);
                    }
                }
            }
            clear();
            shelf = new Shelf(20_260_104);
        }
    }

    /** New ones everywhere in the order; some vanish again, some change their state. */
    private static void change(Connection writer, Shelf shelf, List<UUID> sellers, List<Listing> others, Random changes)
            throws SQLException {
        for (int i = 0; i < 5; i++) {
            Listing other = shelf.next(sellers);
            Shelf.store(writer, other);
            others.add(other);
        }
        remove(writer, others.remove(changes.nextInt(others.size())));
        try (var update = writer.prepareStatement("update listing_search set state = 'SOLD' where offer = ?")) {
            update.setObject(1, others.get(changes.nextInt(others.size())).id());
            update.executeUpdate();
        }
    }

    private static void remove(Connection writer, Listing listing) throws SQLException {
        for (String table : List.of("listing_search", "listing_terms")) {
            try (var delete = writer.prepareStatement("delete from " + table + " where offer = ?")) {
                delete.setObject(1, listing.id());
                delete.executeUpdate();
            }
        }
    }
}
