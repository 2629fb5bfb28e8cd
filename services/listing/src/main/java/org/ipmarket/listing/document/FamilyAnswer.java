package org.ipmarket.listing.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.listing.asset.FamilyTold;
import org.ipmarket.messages.ToldBy;

/**
 * The members of a family as one answer of the EPO's Open Patent Services lists them: held back until it has ended, so that each is told with all. An answer
 * that holds fewer members than it says, or of which one cannot be read, tells no family.
 *
 * <p>An answer is of the extended family; what is told is the simple one, of those members that bear the same number.
 */
final class FamilyAnswer {
    static final String ELEMENT = "patent-family";

    /** What is larger, in members or in characters of text, is told without its family. */
    static final int MOST = 1_000;

    private static final long MOST_CHARACTERS = 8_000_000;

    /** What an entry of a list weighs by itself. */
    private static final long NUMBER = 100;

    private static final String SOURCE = "EPO Open Patent Services, family";

    private final int announced;
    private final List<Entry> held = new ArrayList<>();
    private long characters;

    /** @param announced how many members it says that it has; what is no number is none */
    FamilyAnswer(String announced) {
        this.announced = announced != null && announced.matches("\\d{1,6}") ? Integer.parseInt(announced) : -1;
    }

    /** @return whether it takes more */
    boolean hold(Entry entry) {
        held.add(entry);
        characters += entry instanceof Entry.Read read ? weight(read.right()) : 0;
        return held.size() < MOST && characters < MOST_CHARACTERS;
    }

    private static long weight(PublishedRight right) {
        Bibliography all = right.bibliography();
        return Stream.of(
                                all.titles().values(),
                                all.abstracts().values(),
                                all.claims(),
                                all.citedLiterature(),
                                all.applicants(),
                                all.inventors(),
                                all.ipc(),
                                all.cpc())
                        .flatMap(Collection::stream)
                        .mapToLong(text -> NUMBER + text.length())
                        .sum()
                + NUMBER * (all.citedPatents().size() + all.priorities().size())
                + right.events().stream()
                        .mapToLong(event -> NUMBER + 2L * event.text().length())
                        .sum();
    }

    /** It was broken off: its members are told as they are. */
    void breakOff(Consumer<Entry> sink) {
        held.forEach(sink);
        held.clear();
    }

    /** It has ended. */
    void end(Consumer<Entry> sink) {
        boolean whole = held.size() == announced && held.stream().allMatch(Entry.Read.class::isInstance);
        if (!whole) {
            breakOff(sink);
            return;
        }
        Map<String, Map<String, Bibliography.Number>> families = new LinkedHashMap<>();
        for (Entry entry : held) {
            PublishedRight right = ((Entry.Read) entry).right();
            Bibliography all = right.bibliography();
            String application = all.application().number().isEmpty()
                    ? right.publication().text()
                    : all.application().office() + all.application().number();
            families.computeIfAbsent(all.familyId(), id -> new LinkedHashMap<>())
                    .putIfAbsent(application, right.publication());
        }
        for (Entry entry : held) {
            Entry.Read read = (Entry.Read) entry;
            List<Bibliography.Number> family = List.copyOf(
                    families.get(read.right().bibliography().familyId()).values());
            FamilyTold offices = new FamilyTold(
                    family.stream().map(Bibliography.Number::office).toList(), ToldBy.OFFICE, SOURCE);
            sink.accept(new Entry.Read(read.record(), read.right().with(family, offices)));
        }
        held.clear();
    }
}
