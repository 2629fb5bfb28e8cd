package org.ipmarket.messages.event;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Set;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Id;

/** Derives the JSON schema (draft 2020-12) of an event from its record. */
final class EventSchemas {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final SchemaGenerator GENERATOR = generator();

    private EventSchemas() {}

    /** The schema's text, the same on every run: components in the order of the record, a line feed at the end. */
    static String of(Class<? extends MarketEvent> event) {
        EventType type = EventCatalogue.describe(event);
        ObjectNode schema = MAPPER.createObjectNode();
        ObjectNode generated = GENERATOR.generateSchema(event);
        schema.set("$schema", generated.remove("$schema"));
        schema.put("$id", "urn:ipmarket:event:" + EventCatalogue.typeOf(event));
        schema.put("title", EventCatalogue.typeOf(event));
        schema.put("x-told-by", type.by());
        schema.put("x-aggregate", type.aggregate());
        schema.put("x-kind", type.kind().name());
        schema.put("x-visibility", type.visibility().name());
        schema.setAll(generated);
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        try {
            return MAPPER.writer(new DefaultPrettyPrinter()
                                    .withObjectIndenter(indenter)
                                    .withArrayIndenter(indenter))
                            .writeValueAsString(schema)
                    + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder config =
                new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
        config.with(new JacksonModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE));
        config.forTypesInGeneral()
                .withCustomDefinitionProvider(EventSchemas::wireForm)
                .withPropertySorter(Comparator.comparingInt(EventSchemas::position));
        config.forFields()
                .withRequiredCheck(field -> !component(field).isAnnotationPresent(Nullable.class))
                .withArrayUniqueItemsResolver(field -> field.getType().isInstanceOf(Set.class) ? Boolean.TRUE : null);
        return new SchemaGenerator(config.build());
    }

    /** Types that do not travel as an object of their components. */
    private static CustomDefinition wireForm(ResolvedType type, SchemaGenerationContext context) {
        Class<?> raw = type.getErasedType();
        ObjectNode form = context.getGeneratorConfig().createObjectNode();
        if (Id.class.isAssignableFrom(raw)) {
            form.put("type", "string").put("format", "uuid");
        } else if (raw == CentreCode.class) {
            form.put("type", "string").put("pattern", "^[A-Z][A-Z0-9]{1,7}$");
        } else if (raw == Instant.class) {
            form.put("type", "string").put("format", "date-time");
        } else if (raw == LocalDate.class) {
            form.put("type", "string").put("format", "date");
        } else if (raw == Duration.class) {
            form.put("type", "string").put("format", "duration");
        } else if (raw == Money.class) {
            return new CustomDefinition(money(form));
        } else {
            return null;
        }
        return new CustomDefinition(
                form, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.YES);
    }

    private static ObjectNode money(ObjectNode form) {
        form.put("type", "object");
        ObjectNode properties = form.putObject("properties");
        properties.putObject("amount").put("type", "string").put("pattern", "^(0|[1-9][0-9]{0,15})(\\.[0-9]{1,6})?$");
        Money.CURRENCIES.stream()
                .sorted()
                .forEach(properties.putObject("currency").put("type", "string").putArray("enum")::add);
        form.putArray("required").add("amount").add("currency");
        return form;
    }

    private static int position(MemberScope<?, ?> member) {
        RecordComponent[] components = member.getDeclaringType().getErasedType().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            if (components[i].getName().equals(member.getDeclaredName())) {
                return i;
            }
        }
        throw new IllegalStateException(member + " is no component of a record");
    }

    private static RecordComponent component(FieldScope field) {
        return field.getDeclaringType().getErasedType().getRecordComponents()[position(field)];
    }
}
