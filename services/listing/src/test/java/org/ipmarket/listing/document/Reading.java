package org.ipmarket.listing.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What came of one file. */
record Reading(List<PublishedRight> good, List<Entry.Refused> bad) {
    static Reading of(RecordFile.Source file, FileFormat format, Bounds bounds) {
        Reading reading = new Reading(new ArrayList<>(), new ArrayList<>());
        try {
            new RecordFile(file, bounds, 1_000_000).read(format, entry -> {
                switch (entry) {
                    case Entry.Read(int record, PublishedRight right) -> reading.good.add(right);
                    case Entry.Refused refused -> reading.bad.add(refused);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reading;
    }

    static Reading of(byte[] file) {
        return of(() -> new ByteArrayInputStream(file), null, Bounds.USUAL);
    }

    static Reading of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A file kept beside the tests. */
    static Reading resource(String name) {
        return of(() -> Reading.class.getResourceAsStream("/documents/" + name), null, Bounds.USUAL);
    }

    PublishedRight only() {
        assertThat(bad).isEmpty();
        assertThat(good).hasSize(1);
        return good.getFirst();
    }
}
