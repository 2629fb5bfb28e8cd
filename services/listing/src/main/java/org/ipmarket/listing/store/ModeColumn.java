package org.ipmarket.listing.store;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.ipmarket.messages.Mode;

/** A mode is stored as it is written on the wire. */
@Converter(autoApply = true)
public class ModeColumn implements AttributeConverter<Mode, String> {
    @Override
    public String convertToDatabaseColumn(Mode mode) {
        return mode == null ? null : mode.wire();
    }

    @Override
    public Mode convertToEntityAttribute(String text) {
        return text == null ? null : Mode.fromString(text);
    }
}
