package org.ipmarket.auction.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.ipmarket.auction.journal.Canonical;

/** Says in words where two JSON objects differ. */
final class Fields {
    private Fields() {}

    /** @param said by the export @param given by the log, recomputed; both JSON objects */
    static String difference(String said, String given) {
        Map<?, ?> exported;
        try {
            exported = Canonical.read(said, Map.class);
        } catch (IllegalArgumentException e) {
            return "unreadable: " + e.getMessage();
        }
        Map<?, ?> recomputed = Canonical.read(given, Map.class);
        TreeSet<String> names = new TreeSet<>();
        exported.keySet().forEach(name -> names.add((String) name));
        recomputed.keySet().forEach(name -> names.add((String) name));
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(exported.get(name), recomputed.get(name))) {
                differences.add(name + " is " + exported.get(name) + ", the log gives " + recomputed.get(name));
            }
        }
        return differences.isEmpty() ? "the same fields in another text" : String.join("; ", differences);
    }
}
