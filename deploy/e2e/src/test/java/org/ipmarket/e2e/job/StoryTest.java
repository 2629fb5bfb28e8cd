package org.ipmarket.e2e.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StoryTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void oneLineForEachStepAndForEachWaitWhereNobodyWatches() {
        try (Story story = new Story(new PrintStream(bytes, true, StandardCharsets.UTF_8), false)) {
            story.say("patent", "lin.trader", "POST /lots/…/bids", "accepted");
            story.waiting("patent", "the lot closes", Instant.now().plusSeconds(9));
            story.goingOn("patent");
        }

        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(text.lines()).hasSize(2);
        assertThat(text).contains("lin.trader").contains("the lot closes (").doesNotContain("\r");
    }

    @Test
    void countsDownOnATerminalAndClearsTheLine() {
        try (Story story = new Story(new PrintStream(bytes, true, StandardCharsets.UTF_8), true)) {
            story.waiting("patent", "the lot closes", Instant.now().plusSeconds(9));
            story.goingOn("patent");
            story.say("patent", "lin.trader", "GET /lots/…", "CLOSED");
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("patent: the lot closes in 9 s")
                .contains("\r\u001b[K")
                .endsWith("CLOSED" + System.lineSeparator());
    }
}
