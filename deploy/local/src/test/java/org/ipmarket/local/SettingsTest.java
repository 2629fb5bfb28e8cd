package org.ipmarket.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final Path ROOT = Path.of("/somewhere/market");

    @Test
    void aMarketLivesInsideItsSourceTree() {
        Settings settings = Settings.of(Map.of(), ROOT);
        assertThat(settings.home()).isEqualTo(ROOT.resolve(".local"));
        assertThat(settings.port(Port.GATEWAY)).isEqualTo(8080);
        assertThat(settings.issuer()).isEqualTo("http://localhost:8080/auth/realms/ipmarket");
    }

    @Test
    void folderAndPortsCanBeMoved() {
        Settings settings = Settings.of(Map.of("IPMARKET_HOME", "/elsewhere", "IPMARKET_PORT_OFFSET", "200"), ROOT);
        assertThat(settings.home()).isEqualTo(Path.of("/elsewhere"));
        assertThat(settings.port(Port.POSTGRESQL)).isEqualTo(15632);
    }

    @Test
    void testsHaveAFolderAndPortsOfTheirOwn() {
        Settings settings = Settings.of(Map.of("IPMARKET_TEST", "true", "IPMARKET_HOME", "/elsewhere"), ROOT);
        assertThat(settings.test()).isTrue();
        assertThat(settings.home()).isEqualTo(ROOT.resolve(".local/test"));
        assertThat(settings.port(Port.GATEWAY)).isEqualTo(9080);
    }

    @Test
    void anOffsetThatIsNoneIsRefusedByName() {
        for (String wrong : List.of("many", "-1", "40000")) {
            assertThatThrownBy(() -> Settings.of(Map.of("IPMARKET_PORT_OFFSET", wrong), ROOT))
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("IPMARKET_PORT_OFFSET")
                    .hasMessageContaining(wrong);
        }
    }

    @Test
    void marketTestsAndBenchmarksShareNoPort() {
        List<Integer> all = new ArrayList<>();
        for (int offset : List.of(0, 1000, 2000)) {
            for (Port port : Port.values()) {
                all.add(port.at(offset));
            }
        }
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void whatIsDroppedIsTheMarketsOwn(@TempDir Path home) throws IOException {
        Settings settings = Settings.of(Map.of("IPMARKET_HOME", home.toString()), ROOT);
        settings.remember();
        Files.writeString(
                Files.createDirectories(home.resolve("postgresql/data")).resolve("PG_VERSION"), "18");
        Path foreign = Files.writeString(home.resolve("thesis.tex"), "ten years of work");
        settings.drop();
        assertThat(home).isDirectoryNotContaining("glob:**{postgresql,port-offset}");
        assertThat(foreign).hasContent("ten years of work");

        Files.delete(foreign);
        settings.drop();
        assertThat(home).doesNotExist();
    }
}
