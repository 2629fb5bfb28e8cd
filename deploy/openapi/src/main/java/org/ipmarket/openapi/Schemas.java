package org.ipmarket.openapi;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.impl.DefinitionKey;
import com.github.victools.jsonschema.generator.naming.SchemaDefinitionNamingStrategy;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Id;

/** The schemas of what travels, made of the records that are read and written; each type has one, by its name. */
final class Schemas {
    static final String HOME = "components/schemas";

    private final Words words;
    private final TypeNames names;
    private final SchemaBuilder builder;

    Schemas(Words words, TypeNames names) {
        this.words = words;
        this.names = names;
        this.builder = new SchemaGenerator(config().build()).buildMultipleSchemaDefinitions();
    }

    /** A schema, or a reference to where it will stand. */
    ObjectNode of(Type type) {
        return builder.createSchemaReference(type);
    }

    /** Everything that has been referred to, by name. */
    ObjectNode collect() {
        return builder.collectDefinitions(HOME);
    }

    private SchemaGeneratorConfigBuilder config() {
        SchemaGeneratorConfigBuilder config =
                new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
        config.with(
                Option.DEFINITIONS_FOR_ALL_OBJECTS,
                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                Option.EXTRA_OPEN_API_FORMAT_VALUES);
        config.without(Option.SCHEMA_VERSION_INDICATOR);
        config.with(new JacksonModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE));
        config.with(new JakartaValidationModule(
                JakartaValidationOption.NOT_NULLABLE_FIELD_IS_REQUIRED,
                JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS));
        config.forTypesInGeneral()
                .withCustomDefinitionProvider(this::wireForm)
                .withDefinitionNamingStrategy(new Naming())
                .withDescriptionResolver(scope -> meaning(scope.getType()))
                .withPropertySorter(Comparator.comparingInt(Schemas::position));
        config.forFields()
                .withTargetTypeOverridesResolver(Schemas::written)
                .withDescriptionResolver(
                        field -> words.component(field.getDeclaringType().getErasedType(), field.getDeclaredName())
                                .filter(text -> !text.isEmpty())
                                .orElse(null))
                .withRequiredCheck(Schemas::always)
                .withArrayUniqueItemsResolver(field -> field.getType().isInstanceOf(Set.class) ? Boolean.TRUE : null);
        return config;
    }

    /** What a type means; null where nothing is said, or where it is written in the place of each use. */
    private String meaning(ResolvedType type) {
        if (type == null || isScalar(type.getErasedType()) || valueOf(type).isPresent()) {
            return null;
        }
        return words.type(type.getErasedType())
                .map(Words.Said::whole)
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }

    private String meaning(FieldScope field) {
        if (field.isFakeContainerItemScope()) {
            return null;
        }
        return words.component(field.getDeclaringType().getErasedType(), field.getDeclaredName())
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }

    private static boolean isScalar(Class<?> type) {
        return Id.class.isAssignableFrom(type) || type == CentreCode.class;
    }

    /** Text that is JSON already can be anything. */
    private static java.util.List<ResolvedType> written(FieldScope field) {
        return field.getAnnotationConsideringFieldAndGetter(JsonRawValue.class) == null
                ? null
                : java.util.List.of(field.getContext().resolve(Object.class));
    }

    /** Of a message what is not marked may not be missing; of the rest what must be sent says so by its constraints. */
    private static boolean always(FieldScope field) {
        Class<?> owner = field.getDeclaringType().getErasedType();
        return owner.isRecord()
                && owner.getPackageName().startsWith("org.ipmarket.messages")
                && Arrays.stream(owner.getRecordComponents())
                        .filter(component -> component.getName().equals(field.getDeclaredName()))
                        .noneMatch(component -> component.isAnnotationPresent(Nullable.class));
    }

    private CustomDefinition wireForm(ResolvedType type, SchemaGenerationContext context) {
        Class<?> raw = type.getErasedType();
        ObjectNode form = context.getGeneratorConfig().createObjectNode();
        if (raw == UUID.class || Id.class.isAssignableFrom(raw)) {
            return inline(form.put("type", "string").put("format", "uuid"));
        } else if (raw == CentreCode.class) {
            return inline(form.put("type", "string").put("pattern", "^[A-Z][A-Z0-9]{1,7}$"));
        } else if (raw == Instant.class) {
            return inline(form.put("type", "string").put("format", "date-time"));
        } else if (raw == LocalDate.class) {
            return inline(form.put("type", "string").put("format", "date"));
        } else if (raw == YearMonth.class) {
            return inline(form.put("type", "string").put("pattern", "^\\d{4}-\\d{2}$"));
        } else if (raw == Duration.class || raw == java.time.Period.class) {
            return inline(form.put("type", "string").put("format", "duration"));
        } else if (raw == byte[].class) {
            return inline(form.put("type", "string").put("contentEncoding", "base64"));
        } else if (com.fasterxml.jackson.databind.JsonNode.class.isAssignableFrom(raw)) {
            return inline(form);
        } else if (raw == Money.class) {
            return named(money(form));
        } else if (raw.isEnum()) {
            return named(values(form, raw));
        }
        return valueOf(type)
                .map(inner ->
                        inline(context.createDefinition(context.getTypeContext().resolve(inner))))
                .orElse(null);
    }

    private static CustomDefinition inline(ObjectNode form) {
        return new CustomDefinition(form, DefinitionType.INLINE, AttributeInclusion.YES);
    }

    private static CustomDefinition named(ObjectNode form) {
        return new CustomDefinition(form, DefinitionType.ALWAYS_REF, AttributeInclusion.YES);
    }

    private static ObjectNode values(ObjectNode form, Class<?> type) {
        ArrayNode values = form.put("type", "string").putArray("enum");
        for (Object constant : type.getEnumConstants()) {
            values.add(Json.MAPPER.valueToTree(constant).asText());
        }
        return form;
    }

    private static ObjectNode money(ObjectNode form) {
        form.put("type", "object");
        form.put("description", "An amount as a decimal string with the digits of its currency.");
        ObjectNode properties = form.putObject("properties");
        properties.putObject("amount").put("type", "string").put("pattern", "^-?(0|[1-9][0-9]{0,15})(\\.[0-9]{1,6})?$");
        Money.CURRENCIES.stream()
                .sorted()
                .forEach(properties.putObject("currency").put("type", "string").putArray("enum")::add);
        form.putArray("required").add("amount").add("currency");
        return form;
    }

    /** What a type that is written as one value of its own is written as. */
    private static java.util.Optional<Type> valueOf(ResolvedType type) {
        Class<?> raw = type.getErasedType();
        if (raw.isRecord()) {
            for (RecordComponent component : raw.getRecordComponents()) {
                if (written(component.getAccessor()) || component.isAnnotationPresent(JsonValue.class)) {
                    return java.util.Optional.of(component.getGenericType());
                }
            }
        }
        return Arrays.stream(raw.getDeclaredMethods())
                .filter(Schemas::written)
                .map(java.lang.reflect.Method::getGenericReturnType)
                .findFirst();
    }

    private static boolean written(AnnotatedElement member) {
        return member.isAnnotationPresent(JsonValue.class);
    }

    private static int position(MemberScope<?, ?> member) {
        RecordComponent[] components = member.getDeclaringType().getErasedType().getRecordComponents();
        for (int i = 0; components != null && i < components.length; i++) {
            if (components[i].getName().equals(member.getDeclaredName())) {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }

    private final class Naming implements SchemaDefinitionNamingStrategy {
        @Override
        public String getDefinitionNameForKey(DefinitionKey key, SchemaGenerationContext context) {
            return names.of(key.getType());
        }

        @Override
        public void adjustDuplicateNames(Map<DefinitionKey, String> subschemas, SchemaGenerationContext context) {
            throw new IllegalStateException("two schemas of one name: " + subschemas);
        }
    }
}
