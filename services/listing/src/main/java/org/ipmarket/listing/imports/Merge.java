package org.ipmarket.listing.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ipmarket.listing.asset.AssetDetails;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.listing.asset.OfficeRecord;
import org.ipmarket.listing.document.PublishedRight;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;

/**
 * What the register says of a right once a record has told what it knows. The newest publication has the word; an older one fills what is
 * missing. What a record leaves out stays as it is. Owners, centre and being a demonstration are never a file's business, and a right that has
 * ended or is suspended is not revived by one. Telling the same twice changes nothing.
 */
public final class Merge {
    private final AssetDetails standing;
    private final PublishedRight told;
    private final boolean newest;

    private Merge(AssetDetails standing, PublishedRight told) {
        this.standing = standing;
        this.told = told;
        this.newest = isNewest();
    }

    /** @param standing as the register has it, its bibliography included */
    public static AssetDetails of(AssetDetails standing, PublishedRight told) {
        return new Merge(standing, told).merged();
    }

    private AssetDetails merged() {
        boolean grants = told.granted() != null || told.status() != LegalStatus.PENDING;
        boolean newStatus = takesStatus();
        OfficeRecord record = standing.record();
        return new AssetDetails(
                told.type(),
                title(),
                standing.registeredAt(),
                told.office(),
                grants ? told.number() : standing.number(),
                standing.owners(),
                newStatus ? told.status() : standing.status(),
                newStatus ? told.statusAsOf() : standing.statusAsOf(),
                pick(told.filed(), standing.filed()),
                pick(told.granted(), standing.granted()),
                pick(told.workCreated(), standing.workCreated()),
                pick(told.firstPublished(), standing.firstPublished()),
                pick(told.expires(), standing.expires()),
                pick(told.bibliography().ipc(), standing.ipc()),
                pick(told.referencesCited(), standing.referencesCited()),
                standing.demonstration(),
                new OfficeRecord(
                        record.applicationNumber() != null ? record.applicationNumber() : told.applicationNumber(),
                        pick(told.publicationNumber(), record.publicationNumber()),
                        pick(told.bibliography().cpc(), record.cpc()),
                        pick(told.claimCount(), record.claimCount()),
                        pick(told.annuitiesPaidUntil(), record.annuitiesPaidUntil()),
                        record.familyId() != null && !newest
                                        || told.bibliography().familyId().isEmpty()
                                ? record.familyId()
                                : told.bibliography().familyId(),
                        told.bibliography().family().isEmpty() ? record.familySize() : null,
                        bibliography(record.bibliography())));
    }

    private boolean isNewest() {
        LocalDate day = told.publication().date();
        return day == null
                || standing.record().bibliography().publications().stream()
                        .map(Bibliography.Number::date)
                        .filter(Objects::nonNull)
                        .noneMatch(known -> known.isAfter(day));
    }

    /** A grant ends the waiting; else the newer day counts, but what was granted does not become pending again. */
    private boolean takesStatus() {
        boolean open = standing.status() == LegalStatus.PENDING || standing.status() == LegalStatus.IN_FORCE;
        if (!open || told.statusAsOf() == null) {
            return false;
        }
        if (told.status() == LegalStatus.PENDING) {
            return standing.status() == LegalStatus.PENDING && told.statusAsOf().isAfter(standing.statusAsOf());
        }
        return standing.status() == LegalStatus.PENDING || told.statusAsOf().isAfter(standing.statusAsOf());
    }

    private LocalizedText title() {
        LocalizedText now = standing.title();
        LocalizedText then = told.title();
        return then == null ? now : new LocalizedText(pick(then.zh(), now.zh()), pick(then.en(), now.en()));
    }

    private Bibliography bibliography(Bibliography old) {
        Bibliography more = told.bibliography();
        boolean cites =
                !more.citedPatents().isEmpty() && (newest || old.citedPatents().isEmpty());
        return new Bibliography(
                texts(more.titles(), old.titles()),
                texts(more.abstracts(), old.abstracts()),
                pick(more.claims(), old.claims()),
                old.application().equals(Bibliography.Number.NONE) ? more.application() : old.application(),
                publications(old.publications(), more.publications()),
                pick(more.priorities(), old.priorities()),
                pick(more.citedPatents(), old.citedPatents()),
                pick(more.citedLiterature(), old.citedLiterature()),
                pick(more.applicants(), old.applicants()),
                pick(more.inventors(), old.inventors()),
                pick(more.authors(), old.authors()),
                pick(more.ipc(), old.ipc()),
                pick(more.cpc(), old.cpc()),
                more.familyId().isEmpty() || !newest && !old.familyId().isEmpty() ? old.familyId() : more.familyId(),
                pick(more.family(), old.family()),
                pick(more.familyOffices(), old.familyOffices()),
                pick(more.citationsReceived(), old.citationsReceived()),
                cites ? more.namedBy() : old.namedBy());
    }

    private static List<Bibliography.Number> publications(
            List<Bibliography.Number> old, List<Bibliography.Number> more) {
        Map<String, Bibliography.Number> all = new LinkedHashMap<>();
        old.forEach(number -> all.put(number.text(), number));
        more.forEach(number -> all.putIfAbsent(number.text(), number));
        List<Bibliography.Number> sorted = new ArrayList<>(all.values());
        sorted.sort(Comparator.comparing(Bibliography.Number::date, Comparator.nullsFirst(Comparator.naturalOrder())));
        return sorted;
    }

    private Map<String, String> texts(Map<String, String> more, Map<String, String> old) {
        Map<String, String> all = new HashMap<>(newest ? old : more);
        all.putAll(newest ? more : old);
        return all;
    }

    private <T> T pick(T more, T old) {
        return more == null || !newest && old != null ? old : more;
    }

    private <T> List<T> pick(List<T> more, List<T> old) {
        return more.isEmpty() || !newest && !old.isEmpty() ? old : more;
    }
}
