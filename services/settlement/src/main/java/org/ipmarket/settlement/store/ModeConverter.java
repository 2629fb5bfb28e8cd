package org.ipmarket.settlement.store;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.ipmarket.messages.Mode;

/** Keeps a mode as it stands on the wire. */
@Converter(autoApply = true)
public class ModeConverter implements AttributeConverter<Mode, String> {
    @Override
    public String convertToDatabaseColumn(Mode mode) {
        return mode == null ? null : mode.wire();
    }

    @Override
    public Mode convertToEntityAttribute(String text) {
        return text == null ? null : Mode.fromString(text);
    }
}
