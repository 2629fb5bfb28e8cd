package org.ipmarket.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
    private final Vertx vertx = Vertx.vertx();
    private final List<String> missed = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void tellsOnceWhatWasMissedAndNothingElse() {
        vertx.getOrCreateContext().runOnContext(_ -> {
            Deadlines deadlines = new Deadlines(vertx);
            Deadlines.Deadline met = deadlines.in(150, () -> missed.add("met"));
            deadlines.in(150, () -> {
                missed.add("first");
                // one that is missed may set another
                deadlines.in(150, () -> missed.add("second"));
            });
            deadlines.in(3_600_000, () -> missed.add("not yet"));
            met.met();
        });

        await().until(() -> missed.contains("second"));
        assertThat(missed).containsExactly("first", "second");
    }
}
