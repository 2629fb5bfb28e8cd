package org.ipmarket.messages.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ipmarket.messages.EncumbranceKind;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What was told once can be read for ever: every example parses, holds to its schema and comes back as it was. */
class EventExamplesTest {
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    @TestFactory
    Stream<DynamicTest> anExampleHoldsToItsSchema() {
        return each(event ->
                assertThat(schema(event).validate(EventExamples.json(event))).isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> anExampleComesBackAsItWas() {
        return each(event -> {
            MarketEvent read = EventExamples.read(event);
            assertThat(EventExamples.tree(EventJson.write(read))).isEqualTo(EventExamples.json(event));
            assertThat(EventJson.read(EventJson.write(read), event)).isEqualTo(read);
            assertThat(EventJson.hash(read)).matches("[0-9a-f]{64}").isEqualTo(EventJson.hash(read));
        });
    }

    @Test
    void theTermsOfEveryFormatComeBackAsTheyWere() {
        JsonNode example = EventExamples.further("offer.announced.contest");
        assertThat(schema(OfferAnnounced.class).validate(example)).isEmpty();
        OfferAnnounced read = EventJson.read(EventExamples.bytes(example), OfferAnnounced.class);
        assertThat(read.contest()).hasNoNullFieldsOrProperties();
        assertThat(EventExamples.tree(EventJson.write(read))).isEqualTo(example);
    }

    @Test
    void anAssetUnderReviewComesBackWithAllThatIsToldOfIt() {
        JsonNode example = EventExamples.further("asset.changed.reviewed");
        assertThat(schema(AssetChanged.class).validate(example)).isEmpty();
        AssetChanged read = EventJson.read(EventExamples.bytes(example), AssetChanged.class);
        assertThat(read.encumbrances()).contains(EncumbranceKind.REVIEW);
        assertThat(read.citationsReceived().citing()).hasSize(2);
        assertThat(EventExamples.tree(EventJson.write(read))).isEqualTo(example);
    }

    @TestFactory
    Stream<DynamicTest> aFieldOfTheFutureIsIgnored() {
        return each(event -> {
            ObjectNode later = EventExamples.json(event).deepCopy();
            later.putObject("addedLater").put("some", "thing");
            assertThat(schema(event).validate(later)).isEmpty();
            assertThat(EventJson.read(EventExamples.bytes(later), event)).isEqualTo(EventExamples.read(event));
        });
    }

    @TestFactory
    Stream<DynamicTest> aMissingModeIsNoticed() {
        return each(event -> {
            ObjectNode without = EventExamples.json(event).deepCopy();
            without.remove("mode");
            assertThat(schema(event).validate(without)).isNotEmpty();
        });
    }

    @Test
    void theSchemaRefusesWhatIsNotMoneyOrTime() {
        ObjectNode held = EventExamples.json(DepositHeld.class).deepCopy();
        held.putObject("amount").put("amount", 80_000).put("currency", "XXX");
        held.put("heldAt", "yesterday").put("centre", "gz").put("lot", "1");
        assertThat(schema(DepositHeld.class).validate(held)).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void whatIsNotTheEventIsRefusedWithItsName() {
        JsonNode lot = EventExamples.json(LotOpened.class);
        ObjectNode broken = lot.deepCopy();
        broken.put("centre", "gz");
        assertThatThrownBy(() -> EventJson.read(EventExamples.bytes(broken), LotOpened.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a LotOpened")
                .hasMessageContaining("not a centre code: 'gz'");
    }

    private static JsonSchema schema(Class<? extends MarketEvent> event) {
        return SCHEMAS.getSchema(EventExamples.schema(event), STRICT);
    }

    private static Stream<DynamicTest> each(Consumer<Class<? extends MarketEvent>> check) {
        return EventCatalogue.all().stream()
                .map(event -> DynamicTest.dynamicTest(EventCatalogue.typeOf(event), () -> check.accept(event)));
    }
}
