package org.ipmarket.listing.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.listing.search.Criteria;
import org.ipmarket.listing.search.SearchTerms;
import org.ipmarket.listing.search.Sort;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.id.CentreCode;

/** Listings made up for a test, in the tables of the search and in memory, where they are searched the naive way. */
final class Shelf {
    static final List<String> CHINESE = List.of("齿轮", "电池", "轮电", "滤波", "芯片", "片材", "叶轮", "薄膜");
    static final List<String> ENGLISH = List.of("laser", "polymer", "antenna", "valve", "sensor");
    private static final List<String> CENTRES = List.of("GZ", "SZ", "FS");
    private static final List<OfferState> STATES = List.of(OfferState.ANNOUNCED, OfferState.SOLD, OfferState.DRAFT);
    private static final List<List<String>> CLASSES =
            List.of(List.of("B25"), List.of("F16"), List.of("B25", "H01"), List.of());

    /** A listing; {@code closes} in microseconds. */
    record Listing(
            UUID id,
            String title,
            String text,
            String centre,
            OfferState state,
            Right right,
            Set<AssetKind> kinds,
            List<String> classes,
            long price,
            long closes,
            UUID seller) {
        boolean announced() {
            return state != OfferState.DRAFT;
        }

        boolean says(String word) {
            return titled(word) || has(text, word);
        }

        boolean titled(String word) {
            return has(title, word);
        }

        private static boolean has(String text, String word) {
            return word.charAt(0) > 127
                    ? text.contains(word)
                    : Arrays.asList(text.split("[^a-z]+")).contains(word);
        }
    }

    /** What a naive search looks for. */
    record Wanted(List<String> words, String unwanted, Criteria criteria) {
        boolean takes(Listing listing) {
            return words.stream().allMatch(listing::says)
                    && (unwanted == null || !listing.says(unwanted))
                    && (listing.announced()
                            || criteria.seller() != null
                                    && listing.seller().equals(criteria.seller().value())
                            || criteria.staffOf() != null
                                    && listing.centre()
                                            .equals(criteria.staffOf().value()))
                    && (criteria.centre() == null
                            || listing.centre().equals(criteria.centre().value()))
                    && (criteria.state() == null || listing.state() == criteria.state())
                    && (criteria.right() == null || listing.right() == criteria.right())
                    && (criteria.kind() == null || listing.kinds().contains(criteria.kind()))
                    && (criteria.section() == null
                            || listing.classes().stream().anyMatch(each -> each.charAt(0) == criteria.section()))
                    && (criteria.shownAt() == null
                            || criteria.shownAt()
                                    .showing()
                                    .shows(
                                            criteria.shownAt().centre(),
                                            new CentreCode(listing.centre()),
                                            listing.kinds()))
                    && (criteria.prices() == null
                            || (criteria.prices().least() == null
                                            || listing.price()
                                                    >= criteria.prices().least())
                                    && (criteria.prices().most() == null
                                            || listing.price()
                                                    <= criteria.prices().most()));
        }

        Comparator<Listing> order() {
            Comparator<Listing> newest =
                    Comparator.comparing((Listing each) -> each.id().toString()).reversed();
            Comparator<Listing> byId = Comparator.comparing(each -> each.id().toString());
            return switch (criteria.sort()) {
                case NEWEST -> newest;
                case RELEVANCE ->
                    Comparator.comparing((Listing each) -> !words.stream().allMatch(each::titled))
                            .thenComparing(newest);
                case PRICE -> Comparator.comparingLong(Listing::price).thenComparing(byId);
                case PRICE_DESCENDING ->
                    Comparator.comparingLong(Listing::price).reversed().thenComparing(newest);
                case CLOSING -> Comparator.comparingLong(Listing::closes).thenComparing(byId);
            };
        }
    }

    private final List<Listing> listings = new ArrayList<>();
    private final Random random;

    Shelf(long seed) {
        random = new Random(seed);
    }

    List<Listing> found(Wanted wanted) {
        return listings.stream().filter(wanted::takes).sorted(wanted.order()).toList();
    }

    static Map<String, Long> counts(List<Listing> found, Function<Listing, Stream<String>> values) {
        return found.stream()
                .flatMap(each -> values.apply(each).distinct())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private String words(int most) {
        return Stream.generate(() -> chance(70) ? one(CHINESE) : " " + one(ENGLISH) + " ")
                .limit(1 + random.nextInt(most))
                .collect(Collectors.joining());
    }

    Listing next(List<UUID> sellers) {
        return new Listing(
                id(),
                words(3),
                words(4),
                one(CENTRES),
                one(STATES),
                one(List.of(Right.values())),
                chance(10) ? Set.of(AssetKind.values()) : Set.of(one(List.of(AssetKind.values()))),
                one(CLASSES),
                // few different ones, so that many share a place in the order
                (1 + random.nextInt(12)) * 500_000L,
                1_700_000_000_000_000L + random.nextInt(9),
                one(sellers));
    }

    Listing put(Connection connection, Listing listing) throws SQLException {
        listings.add(listing);
        store(connection, listing);
        return listing;
    }

    /** Past the register: what the triggers make of an offer is what is written here. */
    static void store(Connection connection, Listing listing) throws SQLException {
        try (PreparedStatement terms = connection.prepareStatement(
                        "insert into listing_terms (offer, revision, vector) values (?, 1, search_vector(?))");
                PreparedStatement row = connection.prepareStatement(
                        "insert into listing_search (offer, revision,"
                                + " start_price_minor, closes, kinds, sections, announced, mode, centre, state, right_offered, method,"
                                + " currency, classes, seller) values (?, 1, ?, ?, ?, ?, ?, 'live', ?, ?, ?, 'ENGLISH', 'CNY', ?, ?)")) {
            terms.setObject(1, listing.id());
            terms.setString(
                    2,
                    new SearchTerms()
                            .title(listing.title())
                            .text(listing.text())
                            .toString());
            terms.executeUpdate();
            row.setObject(1, listing.id());
            row.setLong(2, listing.price());
            row.setLong(3, listing.closes());
            row.setInt(
                    4,
                    listing.kinds().stream()
                            .mapToInt(kind -> 1 << kind.ordinal())
                            .sum());
            row.setInt(
                    5,
                    listing.classes().stream()
                            .mapToInt(each -> 1 << each.charAt(0) - 'A')
                            .reduce(0, (a, b) -> a | b));
            row.setBoolean(6, listing.announced());
            row.setString(7, listing.centre());
            row.setString(8, listing.state().name());
            row.setString(9, listing.right().name());
            row.setString(10, String.join(" ", listing.classes()));
            row.setObject(11, listing.announced() ? null : listing.seller());
            row.executeUpdate();
        }
    }

    Sort sort() {
        return one(List.of(Sort.values()));
    }
}
