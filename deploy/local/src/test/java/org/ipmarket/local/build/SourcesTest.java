package org.ipmarket.local.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    @TempDir
    Path root;

    private Path source;

    @BeforeEach
    void tree() throws IOException {
        Path module = Files.createDirectories(root.resolve("services/listing"));
        Files.writeString(module.resolve("pom.xml"), "<project/>");
        source = Files.createDirectories(module.resolve("src/main/java")).resolve("A.java");
        Files.writeString(source, "class A {}");
        Sources sources = new Sources(root);
        sources.remember(sources.newest());
    }

    @Test
    void nothingHasChanged() {
        assertThat(new Sources(root).wasPackaged()).isTrue();
    }

    @Test
    void aChangedFileIsSeen() throws IOException {
        Files.setLastModifiedTime(source, FileTime.fromMillis(System.currentTimeMillis() + 5_000));
        assertThat(new Sources(root).wasPackaged()).isFalse();
    }

    @Test
    void anAddedFileIsSeen() throws IOException {
        Path added = source.resolveSibling("B.java");
        Files.writeString(added, "class B {}");
        Files.setLastModifiedTime(added, FileTime.fromMillis(System.currentTimeMillis() + 5_000));
        assertThat(new Sources(root).wasPackaged()).isFalse();
    }
}
