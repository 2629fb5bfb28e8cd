package org.ipmarket.listing.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LegalStatus;

/** Documents as the offices published them. Who reads one is skipped where the reference data is absent. */
final class OfficeDocuments {
    private static final Path FOLDER = Path.of("../../../shared/data/patents");

    private OfficeDocuments() {}

    static Reading read(String file) {
        Path path = FOLDER.resolve(file);
        assumeTrue(Files.exists(path), () -> "skipped: no reference data at " + path);
        return Reading.of(() -> Files.newInputStream(path), null, Bounds.USUAL);
    }

    static Bibliography.Number number(String office, String number, String kind, String day) {
        return new Bibliography.Number(office, number, kind, day == null ? null : LocalDate.parse(day));
    }

    static void assertRight(
            PublishedRight right,
            String number,
            LegalStatus status,
            String asOf,
            String filed,
            String granted,
            String expires) {
        assertThat(right.type()).isEqualTo(AssetType.INVENTION);
        assertThat(right.office()).isEqualTo(right.publication().office());
        assertThat(right.number()).isEqualTo(number);
        assertThat(right.status()).isEqualTo(status);
        assertThat(right.statusAsOf()).isEqualTo(asOf);
        assertThat(right.filed()).isEqualTo(filed);
        assertThat(right.granted()).isEqualTo(granted == null ? null : LocalDate.parse(granted));
        assertThat(right.expires()).isEqualTo(expires == null ? null : LocalDate.parse(expires));
    }

    static void assertClaims(PublishedRight right, int count, String firstBegins, String lastEnds) {
        assertThat(right.claimCount()).isEqualTo(count);
        List<String> claims = right.bibliography().claims();
        assertThat(claims).hasSize(count).noneMatch(String::isBlank);
        assertThat(claims.getFirst()).startsWith(firstBegins);
        assertThat(claims.getLast()).endsWith(lastEnds);
    }
}
