package org.ipmarket.messages.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.Test;

class EventJsonTest {
    private static final CentreCode GZ = new CentreCode("GZ");
    private static final CentreCode SZ = new CentreCode("SZ");
    private static final CentreCode FS = new CentreCode("FS");
    private static final ParticipantId FIRM = ParticipantId.fromString("01900000-0000-7000-8000-000000000001");
    private static final ParticipantId OTHER = ParticipantId.fromString("01900000-0000-7000-8000-000000000002");

    @Test
    void equalStatesHaveEqualHashesWhateverTheOrderOfTheirSets() {
        ParticipantChanged one = qualifiedAt(List.of(GZ, SZ, FS));
        ParticipantChanged other = qualifiedAt(List.of(FS, GZ, SZ));
        assertThat(one).isEqualTo(other);
        assertThat(EventJson.write(one)).isEqualTo(EventJson.write(other));
        assertThat(EventJson.hash(one)).isEqualTo(EventJson.hash(other));
    }

    @Test
    void aSetIsWrittenInTheOrderOfItsTexts() {
        assertThat(text(qualifiedAt(List.of(SZ, GZ, FS)))).contains("\"qualifiedAt\":[\"FS\",\"GZ\",\"SZ\"]");
    }

    @Test
    void theHashIsThatOfTheCanonicalForm() {
        // printf '{"a":1,"b":"x"}' | sha256sum
        assertThat(EventJson.hash(Map.of("b", "x", "a", 1)))
                .isEqualTo("ecf9e98ec0641e23113ff3ce8bdc78d0ddd249886517fd4a7f68cc83d4e65667");
    }

    @Test
    void whatIsNullIsLeftOut() {
        LotClosed unsold = EventJson.read(
                text(EventExamples.read(LotClosed.class))
                        .replace("\"result\":\"SOLD\"", "\"result\":\"UNSOLD\"")
                        .replaceFirst("\"price\":\\{[^}]*},", "")
                        .getBytes(StandardCharsets.UTF_8),
                LotClosed.class);
        assertThat(unsold.price()).isNull();
        assertThat(text(unsold)).doesNotContain("price").doesNotContain("null");
    }

    private static ParticipantChanged qualifiedAt(List<CentreCode> centres) {
        return new ParticipantChanged(
                FIRM,
                Mode.TEST,
                1,
                ParticipantKind.FIRM,
                GZ,
                Standing.QUALIFIED,
                new LinkedHashSet<>(centres),
                Set.of(OTHER),
                false,
                null,
                null);
    }

    private static String text(Object event) {
        return new String(EventJson.write(event), StandardCharsets.UTF_8);
    }
}
