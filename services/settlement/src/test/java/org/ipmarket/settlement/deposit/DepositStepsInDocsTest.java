package org.ipmarket.settlement.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DepositStepsInDocsTest {
    @Test
    void thePageShowsTheTable() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/deposits.md"))) {
            root = root.getParent();
        }
        List<String> shown = Files.readAllLines(root.resolve("docs/deposits.md")).stream()
                .filter(line -> line.matches("\\| [A-Z_]+ \\| [A-Z_]+ \\| .*"))
                .toList();
        assertThat(shown)
                .containsExactlyElementsOf(DepositSteps.TABLE.stream()
                        .map(step -> "| " + step.from() + " | " + step.to() + " | " + step.word() + " | " + step.when()
                                + " |")
                        .toList());
    }
}
