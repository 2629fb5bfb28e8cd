package org.ipmarket.messages.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.ipmarket.messages.event.EventJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    @Test
    void areUuidsOfVersionSevenEachOnce() {
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            UUID id = Ids.next();
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(seen.add(id)).isTrue();
        }
    }

    @Test
    void beginWithTheTimeTheyWereMade() {
        long before = System.currentTimeMillis();
        long made = Ids.next().getMostSignificantBits() >>> 16;
        assertThat(made).isBetween(before, System.currentTimeMillis());
    }

    @Test
    void areReadFromTheirCanonicalTextInEitherCase() {
        UUID id = Ids.next();
        assertThat(Ids.parse(id.toString())).isEqualTo(id);
        assertThat(Ids.parse(id.toString().toUpperCase())).isEqualTo(id);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "01900000000070008000000000000001",
                "01900000-0000-7000-8000-00000000000g",
                "{01900000-0000-7000-8000-00000000001}",
                "0000000000001-0001-0001-0001-0000001",
                "1-1-1-1-0000000000000000000000000001",
                "01900000-0000-7000-8000-0000000000011"
            })
    void anyOtherTextIsRefused(String text) {
        assertThatThrownBy(() -> Ids.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not an id: ")
                .hasMessageEndingWith("an id is a UUID of 36 characters");
    }

    @Test
    void aRefusalDoesNotRepeatALongText() {
        assertThatThrownBy(() -> Ids.parse("a".repeat(100_000)))
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(100));
    }

    static Stream<Class<?>> kindsOfId() {
        return Arrays.stream(Id.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("kindsOfId")
    void everyKindIsReadAsItIsWritten(Class<? extends Id> kind) throws ReflectiveOperationException {
        Method fromString = kind.getMethod("fromString", String.class);
        Id id = kind.getConstructor(UUID.class).newInstance(Ids.next());
        assertThat(fromString.invoke(null, id.toString())).isEqualTo(id);
        assertThat(id).hasToString(id.value().toString());
        assertThat(EventJson.read(EventJson.write(id), kind)).isEqualTo(id);
        assertThatThrownBy(() -> kind.getConstructor(UUID.class).newInstance((UUID) null))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasRootCauseMessage("an id must have a value");
    }

    @Test
    void idsOfDifferentKindsAreNeverEqual() {
        UUID value = Ids.next();
        assertThat(List.<Object>of(new LotId(value))).doesNotContain(new OfferId(value));
    }
}
