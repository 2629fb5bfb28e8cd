package org.ipmarket.notification.feed.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.event.EventCatalogue;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.event.EventType;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PublicityTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLES = Path.of("../messages/src/test/resources/examples");

    /** What tells who it is about. */
    private static final Set<Class<?>> IDENTIFYING = Set.of(ParticipantId.class, DepositId.class, OwnerShare.class);

    @Test
    void everyTypeIsDecidedAndNoOther() {
        assertThat(Publicity.all())
                .as("whoever adds an event decides in Publicity who may read it in the feed")
                .containsExactlyInAnyOrderElementsOf(EventCatalogue.all());
    }

    @TestFactory
    Stream<DynamicTest> nothingIsToldToMoreThanItsTypeDeclares() {
        return each(event -> {
            EventType.Visibility declared = EventCatalogue.describe(event).visibility();
            switch (Publicity.of(event)) {
                case Publicity.Decision.Public open -> assertThat(declared).isEqualTo(EventType.Visibility.PUBLIC);
                case Publicity.Decision.Concerned concerned ->
                    assertThat(declared).isIn(EventType.Visibility.PARTY, EventType.Visibility.CENTRE);
                case Publicity.Decision.Withheld withheld ->
                    assertThat(declared).isEqualTo(EventType.Visibility.INTERNAL);
            }
        });
    }

    /** By the components that the type has, so an optional one is found as well. */
    @TestFactory
    Stream<DynamicTest> aPublicEventIdentifiesNobody() {
        return each(event -> {
            if (Publicity.of(event) instanceof Publicity.Decision.Public(Set<String> without)) {
                Set<String> identifying = new HashSet<>();
                collect("", event, identifying);
                assertThat(identifying).isSubsetOf(without);
                assertThat(without).as("left out, and not there to be left out").isSubsetOf(identifying);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsLeftOutOfTheExampleIsGoneAndTheRestIsThere() {
        return each(event -> {
            MarketEvent example = example(event);
            Telling telling = Telling.of(example).orElse(null);
            switch (Publicity.of(event)) {
                case Publicity.Decision.Withheld withheld -> assertThat(telling).isNull();
                case Publicity.Decision.Concerned concerned -> {
                    assertThat(telling.publicData()).isNull();
                    assertThat(JSON.readTree(telling.centreData())).isEqualTo(JSON.readTree(EventJson.write(example)));
                    assertThat(telling.centres()).isNotEmpty();
                }
                case Publicity.Decision.Public(Set<String> without) -> {
                    JsonNode whole = JSON.readTree(EventJson.write(example));
                    JsonNode told = JSON.readTree(telling.publicData());
                    without.forEach(component ->
                            assertThat(at(told, component)).as(component).isEmpty());
                    without.stream()
                            .filter(component -> !component.contains("contest"))
                            .forEach(component -> assertThat(at(whole, component))
                                    .as("in the example: " + component)
                                    .isNotEmpty());
                    if (without.stream().noneMatch(component -> component.contains("."))) {
                        Set<String> left = new HashSet<>();
                        whole.fieldNames().forEachRemaining(left::add);
                        left.removeAll(without);
                        assertThat(told.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(left);
                    }
                    example.centres()
                            .forEach(centre -> assertThat(telling.centres()).contains(centre.value()));
                }
            }
        });
    }

    /** Every value of a component, of each element where it stands in a list. */
    private static List<JsonNode> at(JsonNode tree, String component) {
        List<JsonNode> found = List.of(tree);
        for (String name : component.split("\\.")) {
            found = found.stream()
                    .flatMap(node -> node.isArray() ? node.valueStream() : Stream.of(node))
                    .map(node -> node.path(name))
                    .filter(node -> !node.isMissingNode())
                    .toList();
        }
        return found;
    }

    private static void collect(String path, Class<?> record, Set<String> identifying) {
        for (RecordComponent component : record.getRecordComponents()) {
            String name = path + component.getName();
            types(component.getGenericType()).forEach(type -> {
                if (IDENTIFYING.contains(type)) {
                    identifying.add(name);
                } else if (type.isRecord() && type.getPackageName().startsWith("org.ipmarket")) {
                    collect(name + ".", type, identifying);
                }
            });
        }
    }

    private static Stream<Class<?>> types(Type type) {
        return switch (type) {
            case Class<?> plain -> Stream.of(plain);
            case ParameterizedType parameterized ->
                Arrays.stream(parameterized.getActualTypeArguments()).flatMap(PublicityTest::types);
            default -> Stream.empty();
        };
    }

    /** A contest names who has priority; its example stands apart. */
    @Test
    void whoHasPriorityIsLeftOutOfAContestsAnnouncement() throws Exception {
        MarketEvent contest = EventJson.read(
                Files.readAllBytes(EXAMPLES.resolve("offer.announced.contest.json")), OfferAnnounced.class);
        String component = "contest.priorities.participant";
        assertThat(at(JSON.readTree(EventJson.write(contest)), component)).isNotEmpty();
        assertThat(at(JSON.readTree(Telling.of(contest).orElseThrow().publicData()), component))
                .isEmpty();
    }

    private static MarketEvent example(Class<? extends MarketEvent> event) throws Exception {
        Path file = EXAMPLES.resolve(EventCatalogue.describe(event).name() + ".json");
        return EventJson.read(Files.readAllBytes(file), event);
    }

    private interface Check {
        void of(Class<? extends MarketEvent> event) throws Exception;
    }

    private static Stream<DynamicTest> each(Check check) {
        return EventCatalogue.all().stream()
                .map(event -> DynamicTest.dynamicTest(EventCatalogue.typeOf(event), () -> check.of(event)));
    }
}
