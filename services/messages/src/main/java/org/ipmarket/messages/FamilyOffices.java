package org.ipmarket.messages;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the members of a patent's simple family were filed: all of them, its own among them.
 *
 * @param offices codes of WIPO ST.3; {@code WO} where an international application is a member
 */
public record FamilyOffices(Set<String> offices, ToldBy toldBy) {
    public FamilyOffices {
        // in one order wherever it is written
        offices = Collections.unmodifiableSet(new TreeSet<>(offices));
    }
}
