package org.ipmarket.listing.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workers that die between two batches, and workers that meet. Batches are of three records, and the test is the only worker. */
@QuarkusTest
@RealParts
class ImportRunnerIT {
    private static final String CSV = "text/csv";

    @Inject
    Rows rows;

    @Inject
    ImportRunner runner;

    @Inject
    ImportWorker worker;

    @BeforeEach
    void open() {
        Exchange.open();
    }

    /** The process ends: nothing catches this. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static Runnable killedAfter(int batches) {
        int[] left = {batches};
        return () -> {
            if (--left[0] == 0) {
                throw new Killed();
            }
        };
    }

    private void expireLeases() {
        rows.run(
                "update asset_import set lease_until = now() - interval '1 second' where state in ('RUNNING', 'RECEIVING')");
    }

    private long changes(String id) {
        return rows.count(
                "select count(*) from outbox_event e join asset_import_record r on e.subject = r.asset::text"
                        + " where r.import = ?::uuid and e.type = 'asset.changed.v1'",
                id);
    }

    @Test
    void anotherWorkerGoesOnWhereTheLastCommitStands() {
        String id = Files.send("lin.trader", Files.csv(Files.rows(10)), CSV, "KEEP_GOOD");
        assertThatThrownBy(() -> runner.runNext(killedAfter(2))).isInstanceOf(Killed.class);
        JsonPath between = Files.get("lin.trader", id);
        assertThat(between.getString("state")).isEqualTo("RUNNING");
        assertThat(between.getInt("records.created")).isEqualTo(6);
        assertThat(between.getLong("bytes.read")).isPositive().isLessThanOrEqualTo(between.getLong("bytes.total"));
        assertThat(runner.runNext())
                .as("the lease of the dead one has not run out")
                .isFalse();
        expireLeases();
        assertThat(runner.runNext()).isTrue();
        JsonPath ended = Files.get("lin.trader", id);
        assertThat(ended.getString("state")).isEqualTo("DONE");
        assertThat(ended.getInt("records.created")).isEqualTo(10);
        assertThat(Files.records("lin.trader", id)).hasSize(10).allMatch(record -> record.get("outcome")
                .equals("CREATED"));
        assertThat(changes(id)).isEqualTo(10);
        assertThat(rows.count(
                        "select count(*) from audit_entry where action = 'asset-import.enter' and subject = ?", id))
                .isEqualTo(4);
        assertThat(rows.count("select count(*) from asset_import_chunk where import = ?::uuid", id))
                .isZero();
    }

    @Test
    void aFileThatIsKeptWholeBeginsAnewWhenItWasInterrupted() {
        String id = Files.send("lin.trader", Files.csv(Files.rows(10)), CSV, "ALL_OR_NOTHING");
        assertThat(runner.runNext(killedAfter(3))).isTrue();
        assertThat(Files.get("lin.trader", id).getString("state")).isEqualTo("RUNNING");
        assertThat(Files.get("lin.trader", id).getInt("records.created")).isEqualTo(9);
        assertThat(rows.count(
                        "select count(*) from asset a join asset_import_record r on r.asset = a.id where r.import = ?::uuid",
                        id))
                .as("nothing is committed")
                .isZero();
        expireLeases();
        assertThat(runner.runNext()).isTrue();
        assertThat(Files.get("lin.trader", id).getString("state")).isEqualTo("DONE");
        assertThat(changes(id)).isEqualTo(10);
    }

    @Test
    void twoImportsOfTheSameFileAtOnceEnterEachRightOnce() throws InterruptedException {
        byte[] file = Files.csv(Files.rows(60));
        String one = Files.send("lin.trader", file, CSV, "KEEP_GOOD");
        String other = Files.send("lin.trader", file, CSV, "KEEP_GOOD");
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            workers.submit(() -> runner.runNext());
            workers.submit(() -> runner.runNext());
            workers.shutdown();
            assertThat(workers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        int created = 0;
        int same = 0;
        for (String id : List.of(one, other)) {
            JsonPath ended = Files.get("lin.trader", id);
            assertThat(ended.getString("state")).isEqualTo("DONE");
            created += ended.getInt("records.created");
            same += ended.getInt("records.same");
        }
        assertThat(created).isEqualTo(60);
        assertThat(same).isEqualTo(60);
        assertThat(rows.count(
                        "select count(distinct asset) from asset_import_record where import in (?::uuid, ?::uuid)",
                        one,
                        other))
                .isEqualTo(60);
    }

    @Test
    void aWorkerThatWasThoughtDeadHasNoEffectAnyMore() {
        String id = Files.send("lin.trader", Files.csv(Files.rows(9)), CSV, "KEEP_GOOD");
        int[] batches = {0};
        assertThat(runner.runNext(() -> {
                    if (++batches[0] == 1) {
                        expireLeases();
                        assertThat(runner.runNext()).isTrue();
                    }
                }))
                .isTrue();
        JsonPath ended = Files.get("lin.trader", id);
        assertThat(ended.getString("state")).isEqualTo("DONE");
        assertThat(ended.getInt("records.created")).isEqualTo(9);
        assertThat(batches[0]).as("the slow one stopped at its next batch").isEqualTo(1);
        assertThat(changes(id)).isEqualTo(9);
    }

    @Test
    void aCancelledImportKeepsWhatWasCommitted() {
        String id = Files.send("lin.trader", Files.csv(Files.rows(9)), CSV, "KEEP_GOOD");
        runner.runNext(() -> Exchange.as("lin.trader")
                .post("/api/v1/asset-imports/" + id + "/cancellation")
                .then()
                .statusCode(200));
        JsonPath ended = Files.get("lin.trader", id);
        assertThat(ended.getString("state")).isEqualTo("CANCELLED");
        assertThat(ended.getInt("records.created")).isEqualTo(3);
        assertThat(Files.records("lin.trader", id)).hasSize(3);
    }

    @Test
    void oneThatWaitsIsCancelledAtOnce() {
        String id = Files.send("lin.trader", Files.csv(Files.rows(1)), CSV, "KEEP_GOOD");
        Exchange.as("chen.trader")
                .post("/api/v1/asset-imports/" + id + "/cancellation")
                .then()
                .statusCode(404);
        Exchange.as("gz.manager")
                .post("/api/v1/asset-imports/" + id + "/cancellation")
                .then()
                .statusCode(403);
        Exchange.as("lin.trader")
                .post("/api/v1/asset-imports/" + id + "/cancellation")
                .then()
                .statusCode(200);
        assertThat(runner.runNext()).isFalse();
        assertThat(Files.get("lin.trader", id).getString("state")).isEqualTo("CANCELLED");
    }

    @Test
    void anOwnerHasSoManyUnfinishedOnes() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(Files.send("chen.trader", Files.csv(Files.rows(1)), CSV, "KEEP_GOOD"));
        }
        Files.post(
                        "chen.trader",
                        Files.csv(Files.rows(1)),
                        CSV,
                        Map.of("registeredAt", "SZ", "keeping", "KEEP_GOOD", "demonstration", true))
                .statusCode(409);
        while (runner.runNext()) {
            assertThat(ids).isNotEmpty();
        }
        ids.forEach(id ->
                assertThat(Files.get("chen.trader", id).getString("state")).isEqualTo("DONE"));
    }

    @Test
    void anImportThatNeverEndsIsGivenUp() {
        String id = Files.send("lin.trader", Files.csv(Files.rows(4)), CSV, "KEEP_GOOD");
        rows.run("update asset_import set attempts = 4 where id = ?::uuid", id);
        assertThatThrownBy(() -> runner.runNext(killedAfter(1))).isInstanceOf(Killed.class);
        expireLeases();
        assertThat(runner.runNext()).isTrue();
        JsonPath ended = Files.get("lin.trader", id);
        assertThat(ended.getString("state")).isEqualTo("FAILED");
        assertThat(ended.getString("problem")).isEqualTo("begun 5 times and never ended");
        assertThat(ended.getInt("records.created")).isEqualTo(3);
    }

    @Test
    void aFileThatStoppedComingInIsGivenUp() {
        String id = Files.send("lin.trader", Files.csv(Files.rows(1)), CSV, "KEEP_GOOD");
        rows.run("update asset_import set state = 'RECEIVING' where id = ?::uuid", id);
        expireLeases();
        worker.abandon();
        JsonPath ended = Files.get("lin.trader", id);
        assertThat(ended.getString("state")).isEqualTo("FAILED");
        assertThat(ended.getString("problem")).isEqualTo("the file did not come in whole");
    }

    @Test
    void anApplicationAndItsGrantAreOneRight() {
        byte[] both = ("""
                type,office,number,application_number,publication_number,publication_date,title_en,filed,granted
                INVENTION,EP,%1$s,%1$s,EP3%2$sA1,2019-03-06,Lid,2017-09-01,
                INVENTION,EP,3%2$s,%1$s,EP3%2$sB1,2021-07-07,LID,2017-09-01,2021-07-07
                """).formatted("17800001.4", "900001").getBytes();
        String id = Files.send("lin.trader", both, CSV, "KEEP_GOOD");
        assertThat(runner.runNext()).isTrue();
        List<Map<String, Object>> records = Files.records("lin.trader", id);
        assertThat(records)
                .extracting(record -> record.get("outcome"))
                .as("" + records)
                .containsExactly("CREATED", "UPDATED");
        assertThat(records.get(0).get("asset")).isEqualTo(records.get(1).get("asset"));
        JsonPath asset =
                Exchange.get("lin.trader", "/assets/" + records.getFirst().get("asset"));
        assertThat(asset.getString("number")).isEqualTo("EP3900001");
        assertThat(asset.getString("status")).isEqualTo("IN_FORCE");
        assertThat(asset.getInt("version")).isEqualTo(1);
        String again = Files.send("lin.trader", both, CSV, "KEEP_GOOD");
        assertThat(runner.runNext()).isTrue();
        assertThat(Files.get("lin.trader", again).getInt("records.same")).isEqualTo(2);
    }
}
