package org.ipmarket.settlement.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of states and clocks in docs/settlement.md are those of the code. */
class TradeTablesInDocsTest {
    private static final Path DOCS = Path.of("../../docs/settlement.md");

    @Test
    void theStatesAreThoseOfTheCode() throws IOException {
        List<String> rows = new ArrayList<>();
        for (TradeState state : TradeState.values()) {
            rows.add("| " + state + " | " + next(state) + " |");
        }
        assertThat(table("state", "next")).isEqualTo(rows);
    }

    @Test
    void theClocksAreThoseOfTheCode() throws IOException {
        List<String> rows = new ArrayList<>();
        for (TradeClock clock : TradeClock.values()) {
            String states = clock.states().stream().sorted().map(Enum::name).collect(Collectors.joining(", "));
            rows.add("| " + clock + " | " + states + " | " + clock.until() + " | "
                    + clock.consequence().words() + " |");
        }
        assertThat(table("clock", "in", "until", "when it has run out")).isEqualTo(rows);
    }

    /** Every state but those that have ended has a clock that says it runs there. */
    @Test
    void everyStateHasItsClock() {
        for (TradeState state : TradeState.values()) {
            assertThat(TradeClock.of(state, true).map(clock -> clock.states().contains(state)))
                    .as(state.name())
                    .isEqualTo(state.hasEnded() ? Optional.empty() : Optional.of(true));
        }
    }

    private static String next(TradeState state) {
        return state.hasEnded()
                ? "none"
                : state.next().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(edge -> edge.getKey() + " by " + edge.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static List<String> table(String... heads) throws IOException {
        List<String> lines = Files.readAllLines(DOCS);
        int head = lines.indexOf("| " + String.join(" | ", heads) + " |");
        assertThat(head)
                .as("a table of " + String.join(", ", heads) + " in " + DOCS)
                .isNotNegative();
        return lines.subList(head + 2, lines.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }
}
