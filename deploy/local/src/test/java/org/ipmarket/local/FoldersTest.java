package org.ipmarket.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
    @TempDir
    Path temporary;

    @Test
    void aSharedFolderIsFilledOnce() {
        AtomicInteger filled = new AtomicInteger();
        try (Tasks tasks = new Tasks()) {
            for (int i = 0; i < 6; i++) {
                tasks.start(() -> Folders.once(temporary.resolve("part"), folder -> {
                    filled.incrementAndGet();
                    Files.writeString(folder.resolve("file"), "whole");
                }));
            }
            tasks.join();
        }
        assertThat(filled).hasValue(1);
        assertThat(temporary.resolve("part/file")).hasContent("whole");
    }

    @Test
    void halfAFolderIsNeverSeen() {
        assertThatThrownBy(() -> Folders.once(temporary.resolve("part"), folder -> {
                    Files.writeString(folder.resolve("file"), "half");
                    throw new IOException("interrupted");
                }))
                .hasMessageContaining("interrupted");
        assertThat(temporary.resolve("part")).doesNotExist();
        Folders.once(temporary.resolve("part"), folder -> Files.writeString(folder.resolve("other"), "whole"));
        assertThat(temporary.resolve("part/file")).doesNotExist();
    }

    @Test
    void deletingRemovesLinksAndNotWhatTheyPointAt() throws IOException {
        Path kept = Files.createDirectories(temporary.resolve("kept"));
        Files.writeString(kept.resolve("file"), "kept");
        Path dropped = Files.createDirectories(temporary.resolve("dropped/inner"));
        Files.createSymbolicLink(dropped.resolve("link"), kept);
        Folders.delete(temporary.resolve("dropped"));
        assertThat(temporary.resolve("dropped")).doesNotExist();
        assertThat(kept.resolve("file")).hasContent("kept");
    }
}
