package org.ipmarket.local.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.ipmarket.local.Secrets;
import org.ipmarket.local.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of a container engine; a script that writes down its arguments stands for the engine. */
class ContainerNodeTest {
    @TempDir
    Path home;

    private Path asked;
    private Settings settings;
    private ContainerNode node;

    @BeforeEach
    void engine() throws IOException {
        asked = home.resolve("asked");
        Path engine = home.resolve("engine");
        Path running = home.resolve("running");
        Files.writeString(engine, """
                #!/bin/sh
                echo "$@" >> %s
                case "$1" in
                  run) touch %s;;
                  stop|kill|rm) rm -f %s;;
                  inspect) [ -f %s ] && case "$3" in *Running*) echo true;; *) echo 4711;; esac;;
                esac
                """.formatted(asked, running, running, running));
        Files.setPosixFilePermissions(engine, PosixFilePermissions.fromString("rwx------"));
        settings = new Settings(Settings.findRoot(Path.of("")), home, 0, home, false);
        node = new ContainerNode(engine.toString(), settings, new Secrets(settings), home.resolve("rabbitmq"));
    }

    @Test
    void itsOnePortIsPublishedOnLoopbackAlone() {
        List<String> run = node.run();
        assertThat(run).containsOnlyOnce("--publish").contains("127.0.0.1:15673:5672");
        assertThat(run.getLast()).contains("rabbitmq:4");
    }

    @Test
    void aMarketInAnotherFolderHasAContainerOfItsOwn() {
        Settings other = new Settings(settings.root(), home.resolve("other"), 0, home, false);
        assertThat(ContainerNode.name(other)).isNotEqualTo(ContainerNode.name(settings));
    }

    @Test
    void itIsStartedOnceFoundAgainAndRemoved() throws IOException {
        assertThat(node.isAlive()).isFalse();
        assertThat(node.pid()).isEmpty();

        node.start(() -> true);
        node.start(() -> true);
        assertThat(node.pid()).hasValue(4711);
        assertThat(Files.readAllLines(asked))
                .filteredOn(line -> line.startsWith("run "))
                .hasSize(1);

        node.stop();
        assertThat(node.isAlive()).isFalse();
        assertThat(Files.readAllLines(asked)).contains("rm --force " + ContainerNode.name(settings));
    }

    @Test
    void theContainerReadsItsDefinitionsAndNobodyElseOnTheMachineDoes() throws IOException {
        node.start(() -> true);
        Path folder = home.resolve("rabbitmq");
        assertThat(folder.resolve("container/definitions.json")).content().contains("password_hash");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }
}
