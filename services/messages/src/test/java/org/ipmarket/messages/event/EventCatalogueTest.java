package org.ipmarket.messages.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ipmarket.messages.Mode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What holds for every event there is. */
class EventCatalogueTest {
    private static final Set<String> TELLERS = Set.of("listing", "bidding", "valuation", "settlement", "notification");
    private static final Set<String> IRREGULAR_PASTS = Set.of("outbid", "frozen", "unwound", "held", "left");
    private static final Set<String> PERSONAL = Set.of(
            "name",
            "surname",
            "phone",
            "mobile",
            "mail",
            "email",
            "address",
            "contact",
            "birth",
            "gender",
            "passport",
            "identity",
            "iban",
            "account");

    /** A centre's name is no person's. */
    private static final Set<String> NOT_PERSONAL = Set.of("CentreChanged.name");

    @Test
    void listsEveryEventOfThePackageOnce() {
        List<Class<?>> records = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.ipmarket.messages.event")
                        .stream()
                        .filter(type -> type.isAssignableTo(MarketEvent.class) && !type.isInterface())
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
        assertThat(EventCatalogue.all())
                .containsExactlyInAnyOrderElementsOf(cast(records))
                .doesNotHaveDuplicates();
    }

    @Test
    void typesAreUniqueAndLeadBackToTheirRecords() {
        assertThat(EventCatalogue.all().stream().map(EventCatalogue::typeOf)).doesNotHaveDuplicates();
        assertThat(EventCatalogue.all())
                .allSatisfy(event -> assertThat(EventCatalogue.classOf(EventCatalogue.typeOf(event)))
                        .isEqualTo(event));
        assertThat(EventCatalogue.classOf("lot.vanished.v1")).isNull();
    }

    @TestFactory
    Stream<DynamicTest> aNameIsASubjectAndAFactInThePast() {
        return each(event -> {
            String name = EventCatalogue.describe(event).name();
            assertThat(name).matches("[a-z]+(\\.[a-z]+)+");
            String fact = name.substring(name.lastIndexOf('.') + 1);
            assertThat(fact.endsWith("ed") || IRREGULAR_PASTS.contains(fact))
                    .as(name)
                    .isTrue();
            assertThat(name.replace(".", "")).isEqualTo(event.getSimpleName().toLowerCase(Locale.ROOT));
        });
    }

    @TestFactory
    Stream<DynamicTest> anEventIsARecordOfItsModeToldByOneService() {
        return each(event -> {
            assertThat(event).isRecord();
            assertThat(Arrays.stream(event.getRecordComponents())
                            .filter(component -> component.getName().equals("mode")))
                    .singleElement()
                    .extracting(RecordComponent::getType)
                    .isEqualTo(Mode.class);
            assertThat(EventCatalogue.describe(event).by()).isIn(TELLERS);
            assertThat(EventCatalogue.describe(event).aggregate()).matches("[a-z]+");
            assertThat(EventCatalogue.describe(event).version()).isPositive();
        });
    }

    @TestFactory
    Stream<DynamicTest> onlyAStateHasTheNameAndTheVersionOfOne() {
        return each(event -> {
            boolean state = EventCatalogue.describe(event).kind() == EventType.Kind.STATE;
            assertThat(StateEvent.class.isAssignableFrom(event)).isEqualTo(state);
            if (state) {
                assertThat(EventCatalogue.describe(event).name()).endsWith(".changed");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whoMaySeeItIsNamed() {
        return each(event -> {
            MarketEvent example = EventExamples.read(event);
            assertThat(example.subject()).isNotBlank();
            switch (EventCatalogue.describe(event).visibility()) {
                case PARTY -> assertThat(example.parties()).isNotEmpty();
                case CENTRE -> assertThat(example.centres()).isNotEmpty();
                case PUBLIC, INTERNAL -> assertThat(example.parties()).isEmpty();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> nothingInItIsPersonal() {
        return each(event ->
                assertThat(fields(event).filter(EventCatalogueTest::isPersonal)).isEmpty());
    }

    @Test
    void anUnannotatedEventIsRefused() {
        record Nameless(String subject, Mode mode) implements MarketEvent {}
        assertThatThrownBy(() -> EventCatalogue.typeOf(Nameless.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("@EventType");
    }

    /** Its components, and those of the records in it, as {@code Record.component}. */
    private static Stream<String> fields(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .flatMap(component -> Stream.concat(
                        Stream.of(record.getSimpleName() + "." + component.getName()),
                        parts(component.getGenericType().getTypeName())));
    }

    private static Stream<String> parts(String typeName) {
        return Arrays.stream(typeName.split("[<>, ]+"))
                .filter(part -> part.startsWith("org.ipmarket."))
                .map(EventCatalogueTest::load)
                .filter(Class::isRecord)
                .flatMap(EventCatalogueTest::fields);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPersonal(String field) {
        String component = field.substring(field.indexOf('.') + 1);
        return !NOT_PERSONAL.contains(field)
                && Arrays.stream(component.split("(?=[A-Z])"))
                        .anyMatch(word -> PERSONAL.contains(word.toLowerCase(Locale.ROOT)));
    }

    @SuppressWarnings("unchecked")
    private static List<Class<? extends MarketEvent>> cast(List<Class<?>> types) {
        return types.stream()
                .<Class<? extends MarketEvent>>map(type -> (Class<? extends MarketEvent>) type)
                .toList();
    }

    private static Stream<DynamicTest> each(Consumer<Class<? extends MarketEvent>> check) {
        return EventCatalogue.all().stream()
                .map(event -> DynamicTest.dynamicTest(EventCatalogue.typeOf(event), () -> check.accept(event)));
    }
}
