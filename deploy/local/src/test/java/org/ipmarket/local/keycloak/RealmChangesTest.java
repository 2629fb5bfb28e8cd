package org.ipmarket.local.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.ipmarket.local.Fault;
import org.ipmarket.local.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealmChangesTest {
    @TempDir
    Path folder;

    private void change(String name) throws IOException {
        Files.writeString(folder.resolve(name), "{\"requests\": []}");
    }

    @Test
    void theyComeInOrderOfTheirNumbers() throws IOException {
        change("0010-later.json");
        change("0002-sooner.json");
        Files.writeString(folder.resolve("README.md"), "about");
        assertThat(RealmChanges.list(folder))
                .extracting(RealmChanges.Change::number)
                .containsExactly(2, 10);
    }

    @Test
    void twoOfOneNumberAreRefused() throws IOException {
        change("0002-this.json");
        change("0002-that.json");
        assertThatThrownBy(() -> RealmChanges.list(folder))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("same number");
    }

    @Test
    void aNameWithoutNumberIsRefused() throws IOException {
        change("change.json");
        assertThatThrownBy(() -> RealmChanges.list(folder))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("0001-");
    }

    @Test
    void placeholdersBecomeSecretsAndAnUnknownOneIsAFault() {
        assertThat(RealmChanges.filled("{\"secret\": \"${A_B}\"}", Map.of("A_B", "x$1")))
                .isEqualTo("{\"secret\": \"x$1\"}");
        assertThatThrownBy(() -> RealmChanges.filled("${C}", Map.of()))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("${C}");
    }

    @Test
    void thoseOfTheSourceTreeAreWellFormed() throws IOException {
        for (RealmChanges.Change change :
                RealmChanges.list(Settings.findRoot(Path.of("")).resolve("deploy/keycloak/changes"))) {
            JsonNode requests =
                    new ObjectMapper().readTree(change.file().toFile()).get("requests");
            assertThat(requests).isNotEmpty();
            for (JsonNode request : requests) {
                assertThat(Set.of("PUT", "POST", "DELETE"))
                        .contains(request.get("method").asText());
                assertThat(request.get("path").asText()).matches("(/.*)?");
            }
        }
    }
}
