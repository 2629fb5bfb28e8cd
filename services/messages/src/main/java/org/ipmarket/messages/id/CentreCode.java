package org.ipmarket.messages.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Short code of an exchange centre: 2 to 8 capital letters or digits, for example {@code GZ}. Unique within a mode. */
public record CentreCode(@JsonValue String value) implements Comparable<CentreCode> {
    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9]{1,7}");

    public CentreCode {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "not a centre code: '" + shortened(value) + "'; 2 to 8 capital letters or digits, such as GZ");
        }
    }

    private static String shortened(String text) {
        return text == null || text.length() <= 20 ? text : text.substring(0, 20) + "…";
    }

    @JsonCreator
    public static CentreCode fromString(String text) {
        return new CentreCode(text);
    }

    @Override
    public int compareTo(CentreCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
