package org.ipmarket.listing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.ipmarket.listing.Exchange.act;
import static org.ipmarket.listing.Exchange.draft;
import static org.ipmarket.listing.Exchange.enter;
import static org.ipmarket.listing.Exchange.offer;
import static org.ipmarket.listing.Exchange.patent;
import static org.ipmarket.listing.Exchange.reviewer;
import static org.ipmarket.listing.Exchange.toReviewed;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.ipmarket.listing.store.Claims;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.OfferId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many offers of one right, announced at one moment at all centres. */
@QuarkusTest
@RealParts
class ConflictIT {
    private static final int MANY = 64;
    private static final List<String> CENTRES = List.of("GZ", "SZ", "FS", "DG", "SICE");

    @Inject
    Rows rows;

    @Inject
    Claims claims;

    @BeforeEach
    void open() {
        Exchange.open();
    }

    @Test
    void ofManyThatConflictExactlyOneStandsAndIsShownToTheOthers() throws Exception {
        String asset = enter("lin.trader", patent(Exchange.YUEXIU));
        List<Right> rights = List.of(Right.ASSIGNMENT, Right.EXCLUSIVE_LICENCE, Right.SOLE_LICENCE);
        List<Response> answers = announceAtOnce(asset, i -> {
            Map<String, Object> terms = offer(CENTRES.get(i % 5), asset);
            terms.put("right", rights.get(i % 3).name());
            if (i % 3 == 1) {
                terms.put("extent", Map.of("territories", List.of("CN", i % 2 == 0 ? "HK" : "US-CA")));
            }
            return terms;
        });
        List<Response> standing =
                answers.stream().filter(answer -> answer.statusCode() == 200).toList();
        assertThat(standing).hasSize(1);
        String winner = standing.getFirst().path("id");
        String centre = standing.getFirst().path("centre");
        for (Response answer : answers) {
            if (answer != standing.getFirst()) {
                answer.then()
                        .statusCode(409)
                        .body("type", is("/problems/gate-not-met"))
                        .body("gate", is("NO_CONFLICTING_OFFER"))
                        .body("source", notNullValue())
                        .body("conflict.kind", notNullValue())
                        .body("conflict.listing", is(winner))
                        .body("conflict.centre", is(centre))
                        .body("conflictingListing", is(winner));
            }
        }
        assertThat(claimsOn(asset)).isEqualTo(1);
    }

    @Test
    void ofManyInDifferentTerritoriesAllStand() throws Exception {
        String asset = enter("lin.trader", patent(Exchange.YUEXIU));
        String[] countries = Locale.getISOCountries();
        List<Response> answers = announceAtOnce(asset, i -> {
            Map<String, Object> terms = offer(CENTRES.get(i % 5), asset);
            terms.put("right", "EXCLUSIVE_LICENCE");
            terms.put("extent", Map.of("territories", List.of(countries[i])));
            return terms;
        });
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(claimsOn(asset)).isEqualTo(MANY);
    }

    @Test
    void theDatabaseRefusesAConflictingClaimOfWhoForgetsTheLocks() throws Exception {
        UUID asset = UUID.fromString(enter("lin.trader", patent(Exchange.YUEXIU)));
        List<Boolean> taken = atOnce(i -> () -> claim(asset, Right.EXCLUSIVE_LICENCE, Set.of("CN-GD", "HK")));
        assertThat(taken.stream().filter(one -> one)).hasSize(1);
        assertThat(claim(asset, Right.ORDINARY_LICENCE, Set.of("CN"))).isFalse();
        assertThat(claim(asset, Right.ORDINARY_LICENCE, null)).isFalse();
        assertThat(claim(asset, Right.ORDINARY_LICENCE, Set.of("CN-ZJ", "MO"))).isTrue();
        assertThat(claim(asset, Right.ORDINARY_LICENCE, Set.of("CN-ZJ"))).isTrue();
    }

    private boolean claim(UUID asset, Right right, Set<String> territories) {
        OfferId offer = new OfferId(Ids.next());
        Extent extent = new Extent(territories, null, null, null);
        Claims.Promise promise = new Claims.Promise(
                offer, new CentreCode("GZ"), right, extent, LocalDate.of(2040, 1, 1), List.of(asset));
        try {
            QuarkusTransaction.requiringNew().run(() -> claims.take(promise));
            return true;
        } catch (RuntimeException refused) {
            assertThat(refused).hasStackTraceContaining("is claimed by");
            return false;
        }
    }

    private List<Response> announceAtOnce(String asset, IntFunction<Map<String, Object>> terms) throws Exception {
        List<String> offers = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            Map<String, Object> stated = terms.apply(i);
            String offer = draft("lin.trader", stated);
            toReviewed("lin.trader", (String) stated.get("centre"), offer);
            offers.add(offer);
        }
        return atOnce(i -> () -> approved(reviewer(CENTRES.get(i % 5), 2), offers.get(i)));
    }

    /** Who waits too long for the asset's lock is told to try again, and does. */
    private static Response approved(String reviewer, String offer) {
        Response answer = act(reviewer, offer, "approval");
        for (int again = 0; answer.statusCode() == 503 && again < 20; again++) {
            answer = act(reviewer, offer, "approval");
        }
        return answer;
    }

    private static <T> List<T> atOnce(IntFunction<Callable<T>> act) throws Exception {
        CyclicBarrier start = new CyclicBarrier(MANY);
        try (ExecutorService pool = Executors.newFixedThreadPool(MANY)) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                Callable<T> one = act.apply(i);
                futures.add(pool.submit(() -> {
                    start.await();
                    return one.call();
                }));
            }
            List<T> all = new ArrayList<>();
            for (Future<T> future : futures) {
                all.add(future.get());
            }
            return all;
        }
    }

    private long claimsOn(String asset) {
        return rows.count("select count(*) from asset_claim where asset = ?", UUID.fromString(asset));
    }
}
