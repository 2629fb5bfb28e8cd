package org.ipmarket.listing.desk;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.ipmarket.listing.grant.CountedMarket;
import org.ipmarket.listing.grant.Kind;
import org.ipmarket.listing.grant.Leaves;
import org.ipmarket.listing.store.Claims;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.OfferId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Random histories through the whole path and through the database's own guard, against the clerk who counts leaves. */
@QuarkusTest
@RealParts
class GrantsOracleIT {
    private static final long SEED = 20_260_301;
    private static final List<String> CENTRES = List.of("GZ", "SZ", "FS", "DG", "SICE");

    @Inject
    Rows rows;

    @Inject
    Claims claims;

    private final Random random = new Random(SEED);
    private int refused;
    private int stands;

    @BeforeEach
    void open() {
        Exchange.open();
    }

    @Test
    void offersAndGrantsThroughTheWholePath() {
        for (int history = 0; history < 10; history++) {
            String asset = enter("lin.trader", patent(Exchange.YUEXIU));
            CountedMarket clerk = new CountedMarket();
            for (int step = 0; step < 10; step++) {
                Right right = right();
                Extent extent = extent(right);
                if (random.nextInt(4) == 0) {
                    granted(asset, right, extent, clerk);
                } else {
                    offered(asset, right, extent, clerk);
                }
                assertThat(clerk.overpromised()).isEmpty();
            }
        }
        assertThat(stands).isGreaterThan(10);
        assertThat(refused).isGreaterThan(10);
    }

    @Test
    void claimsThroughTheGuardOfTheDatabaseAlone() {
        for (int history = 0; history < 20; history++) {
            UUID asset = UUID.fromString(enter("lin.trader", patent(Exchange.YUEXIU)));
            CountedMarket clerk = new CountedMarket();
            for (int step = 0; step < 15; step++) {
                Right right = right();
                Extent extent = extent(right);
                boolean permitted = clerk.permits(Kind.of(right), extent);
                OfferId id = new OfferId(Ids.next());
                assertThat(taken(asset, id, right, extent))
                        .as("%s %s in history %d", right, extent, history)
                        .isEqualTo(permitted);
                if (permitted) {
                    clerk.write(id, Kind.of(right), extent, false);
                    stands++;
                } else {
                    refused++;
                }
            }
        }
        assertThat(stands).isGreaterThan(20);
        assertThat(refused).isGreaterThan(20);
    }

    private boolean taken(UUID asset, OfferId id, Right right, Extent extent) {
        Claims.Promise promise =
                new Claims.Promise(id, new CentreCode("GZ"), right, extent, Leaves.DAY, List.of(asset));
        try {
            QuarkusTransaction.requiringNew().run(() -> claims.take(promise));
            return true;
        } catch (RuntimeException refusal) {
            assertThat(refusal).hasStackTraceContaining("is claimed by");
            return false;
        }
    }

    private Right right() {
        return List.of(
                        Right.ASSIGNMENT,
                        Right.EXCLUSIVE_LICENCE,
                        Right.SOLE_LICENCE,
                        Right.EXCLUSIVE_LICENCE,
                        Right.ORDINARY_LICENCE,
                        Right.ORDINARY_LICENCE,
                        Right.ORDINARY_LICENCE)
                .get(random.nextInt(7));
    }

    private Extent extent(Right right) {
        return right == Right.ASSIGNMENT
                ? new Extent(null, null, Leaves.DAY, null)
                : Leaves.extent(1 << random.nextInt(7), random.nextInt(8), random.nextInt(12), random.nextInt(6));
    }

    private void offered(String asset, Right right, Extent extent, CountedMarket clerk) {
        boolean permitted = clerk.permits(Kind.of(right), extent);
        String centre = CENTRES.get(random.nextInt(5));
        Map<String, Object> terms = offer(centre, asset);
        terms.put("right", right.name());
        if (right != Right.ASSIGNMENT) {
            terms.put("extent", stated(extent));
        }
        String offer = draft("lin.trader", terms);
        toReviewed("lin.trader", centre, offer);
        Response answer = act(reviewer(centre, 2), offer, "approval");
        assertThat(answer.statusCode())
                .as("%s %s: %s", right, extent, answer.asString())
                .isEqualTo(permitted ? 200 : 409);
        if (permitted) {
            clerk.write(offer, Kind.of(right), extent, false);
            stands++;
        } else {
            assertThat(answer.jsonPath().getString("gate")).isIn("NO_CONFLICTING_OFFER", "NO_CONFLICTING_GRANT");
            refused++;
        }
    }

    private static Map<String, Object> stated(Extent extent) {
        Map<String, Object> stated = new HashMap<>();
        stated.put("from", extent.from().toString());
        if (extent.until() != null) {
            stated.put("until", extent.until().toString());
        }
        if (extent.territories() != null) {
            stated.put("territories", extent.territories());
        }
        if (extent.fields() != null) {
            stated.put("fields", extent.fields());
        }
        return stated;
    }

    /** As an earlier trade of this market would have brought it, where it could. */
    private void granted(String asset, Right right, Extent extent, CountedMarket clerk) {
        if (right == Right.ASSIGNMENT || !clerk.permits(Kind.of(right), extent)) {
            return;
        }
        UUID trade = Ids.next();
        rows.run(
                "insert into grant_entry (asset, trade, right_granted, licensee, registration, effective_on, recorded_at, extent)"
                        + " values (?, ?, ?, ?, 'CNIPA-1', ?, now(), ?::jsonb)",
                UUID.fromString(asset),
                trade,
                right.name(),
                Exchange.PENGCHENG.value(),
                Leaves.DAY,
                new String(EventJson.write(extent), StandardCharsets.UTF_8));
        clerk.write(trade, Kind.of(right), extent, true);
    }
}
