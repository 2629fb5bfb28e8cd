package org.ipmarket.valuation.method.indicator;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where else the invention is protected: each further office costs money, which nobody spends on what is worth nothing (Putnam 1996; Lanjouw,
 * Pakes and Putnam 1998, "How to count patents and value intellectual property", Journal of Industrial Economics 46).
 *
 * @param applications distinct ones of the family
 * @param offices distinct ones, sorted; an international application (WO) is none, as it protects nowhere by itself
 */
public record Family(int applications, List<String> offices) {
    private static final String INTERNATIONAL = "WO";
    /** Of the family's members one at each (Dernis and Khan 2004, "Triadic patent families methodology", OECD STI Working Paper 2004/02). */
    private static final Set<String> TRIAD = Set.of("EP", "JP", "US");

    public Family {
        offices = List.copyOf(offices);
    }

    /** @param office code of WIPO ST.3; {@code application}: its number as the office writes it */
    public record Member(String office, String application) {}

    /** Publications of one application are one member. Empty where no member is known; the right itself is one. */
    public static Optional<Family> of(Collection<Member> members) {
        if (members.isEmpty()) {
            return Optional.empty();
        }
        TreeSet<String> offices = new TreeSet<>();
        members.forEach(member -> offices.add(member.office()));
        offices.remove(INTERNATIONAL);
        return Optional.of(new Family((int) members.stream().distinct().count(), List.copyOf(offices)));
    }

    /** Whether it has members at the European, the Japanese and the United States office. */
    public boolean triadic() {
        return offices.containsAll(TRIAD);
    }
}
