package org.ipmarket.settlement.bank.file;

import java.util.LinkedHashMap;
import java.util.Map;

/** A statement file is refused whole: it cannot be read, or it does not add up. Nothing of it takes effect. */
public final class FileRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String slug;
    private final transient Map<String, Object> facts;

    /**
     * @param slug stable, for the type of the problem
     * @param facts what differs, by name
     */
    public FileRefused(String slug, String detail, Map<String, ?> facts) {
        super(detail);
        this.slug = slug;
        this.facts = new LinkedHashMap<>(facts);
    }

    public FileRefused(String slug, String detail) {
        this(slug, detail, Map.of());
    }

    public String slug() {
        return slug;
    }

    public Map<String, Object> facts() {
        return facts;
    }
}
