package org.ipmarket.valuation.expert;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.valuation.expert.Conflict.Source;

/** Why an expert may not give an opinion about a matter: what the market knows, and what the expert has declared. */
public final class Conflicts {
    private final Panellist expert;
    private final Matter matter;
    private final LocalDate day;
    private final Period coolingOff;
    private final Set<Conflict> found = new LinkedHashSet<>();

    private Conflicts(Panellist expert, Matter matter, LocalDate day, Period coolingOff) {
        this.expert = expert;
        this.matter = matter;
        this.day = day;
        this.coolingOff = coolingOff;
    }

    /**
     * All of them; empty where there is none.
     *
     * @param coolingOff for how long after its end an employment, office, stake or advice still counts
     */
    public static List<Conflict> of(Panellist expert, Matter matter, LocalDate day, Period coolingOff) {
        Conflicts conflicts = new Conflicts(expert, matter, day, coolingOff);
        matter.parties().forEach(conflicts::withParty);
        expert.interests().forEach(conflicts::inAsset);
        conflicts.asMaker();
        return List.copyOf(conflicts.found);
    }

    private void withParty(Party party) {
        ParticipantId participant = party.participant();
        if (participant.equals(expert.participant())) {
            add(party.role().itself(), party, Source.RECORD);
        }
        if (participant.equals(expert.organisation())) {
            add(Ground.EMPLOYER, party, Source.RECORD);
        }
        Set<ParticipantId> related = matter.related().getOrDefault(participant, Set.of());
        if (isAmong(expert.organisation(), related) || isAmong(expert.participant(), related)) {
            add(Ground.SAME_ORGANISATION, party, Source.RECORD);
        }
        for (Interest interest : expert.interests()) {
            if (interest.participant() == null || !interest.counts(day, coolingOff)) {
                continue;
            }
            if (interest.participant().equals(participant)) {
                add(declared(interest.kind()), party, Source.DECLARATION);
            } else if (related.contains(interest.participant())) {
                add(Ground.SAME_ORGANISATION, party, Source.DECLARATION);
            }
        }
    }

    /** A tie to the asset itself never cools off. */
    private void inAsset(Interest interest) {
        if (!matter.asset().equals(interest.asset()) || interest.from().isAfter(day)) {
            return;
        }
        Ground ground =
                switch (interest.kind()) {
                    case MAKER -> Ground.INVENTOR;
                    case RIGHT -> interest.stands(day) ? Ground.OWNER : Ground.EARLIER_INTEREST;
                    case EARLIER_WORK -> Ground.EARLIER_INTEREST;
                    default -> Ground.DECLARED;
                };
        found.add(new Conflict(ground, null, null, Source.DECLARATION));
    }

    private void asMaker() {
        boolean named = Stream.of(expert.name().zh(), expert.name().en())
                .filter(Objects::nonNull)
                .map(Conflicts::plain)
                .anyMatch(name -> matter.makers().stream().map(Conflicts::plain).anyMatch(name::equals));
        if (named) {
            found.add(new Conflict(Ground.INVENTOR, null, null, Source.REQUEST));
        }
    }

    private static boolean isAmong(ParticipantId participant, Set<ParticipantId> related) {
        return participant != null && related.contains(participant);
    }

    private static Ground declared(Interest.Kind kind) {
        return switch (kind) {
            case EMPLOYMENT -> Ground.EMPLOYER;
            case OFFICE, STAKE, ADVICE -> Ground.STAKE;
            case FAMILY -> Ground.FAMILY;
            default -> Ground.DECLARED;
        };
    }

    private void add(Ground ground, Party party, Source source) {
        found.add(new Conflict(ground, party.participant(), party.role(), source));
    }

    /** A name without spaces, points and case, full-width letters as usual ones. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("[\\s.·•‧,-]", "")
                .toLowerCase(Locale.ROOT);
    }
}
