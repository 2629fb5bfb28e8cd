package org.ipmarket.gateway.door;

import io.vertx.core.MultiMap;
import java.util.function.BiConsumer;
import org.ipmarket.gateway.exchange.Fields;

/** Judges and weighs the header fields of one request, in one pass. */
final class FieldGuard implements BiConsumer<CharSequence, CharSequence> {
    private final String known;
    private long weight;
    private boolean plain = true;

    private FieldGuard(String known) {
        this.known = known;
    }

    /** @param known a long value that has been judged before, or null: a kept connection brings the same credentials each time */
    static FieldGuard of(MultiMap headers, String known) {
        FieldGuard guard = new FieldGuard(known);
        Fields.each(headers, guard);
        return guard;
    }

    @Override
    public void accept(CharSequence name, CharSequence value) {
        weight += name.length() + value.length();
        plain &= Fields.isName(name) && (value.equals(known) || Fields.isValue(value));
    }

    /** Characters of all names and values. */
    long weight() {
        return weight;
    }

    /** Whether each is a name and a value that mean the same to whoever reads them. */
    boolean isPlain() {
        return plain;
    }
}
