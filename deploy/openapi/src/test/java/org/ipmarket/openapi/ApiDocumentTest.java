package org.ipmarket.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The document that is checked in is that of the resources. {@code -Dopenapi.write=true} writes it anew. */
class ApiDocumentTest {
    @Test
    void theDocumentCheckedInIsThatOfTheResources() throws IOException {
        String document = Json.text(Documents.made());
        if (Boolean.getBoolean("openapi.write")) {
            Files.createDirectories(Documents.FILE.getParent());
            Files.writeString(Documents.FILE, document);
        }
        assertThat(Documents.FILE).as("write it with -Dopenapi.write=true").exists();
        assertThat(document.lines().toList())
                .as("the resources and %s differ; write it with -Dopenapi.write=true", Documents.FILE)
                .isEqualTo(Files.readString(Documents.FILE).lines().toList());
    }
}
