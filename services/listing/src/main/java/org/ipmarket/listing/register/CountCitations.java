package org.ipmarket.listing.register;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.listing.asset.Citations;
import org.ipmarket.listing.asset.CitingAsset;
import org.ipmarket.listing.asset.NumberKeys;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.Assets;
import org.ipmarket.listing.store.Bibliographies;
import org.ipmarket.listing.store.CitationStore;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.NamedBy;
import org.ipmarket.messages.event.AssetChanged;
import org.jboss.logging.Logger;

/**
 * Lets a right of the register that cites another one count among the citations which that receives, whichever of them was entered first. After the writing, in
 * small transactions, each of which locks one right at most: so that two rights entered at once never wait for each other.
 */
@ApplicationScoped
public class CountCitations {
    private static final Logger LOG = Logger.getLogger(CountCitations.class);
    private static final String CAUSE = "citation";
    private static final int STEP = 200;

    private final CitationStore citations;
    private final Assets assets;
    private final Bibliographies bibliographies;
    private final Outbox outbox;
    private final Audit audit;

    CountCitations(CitationStore citations, Assets assets, Bibliographies bibliographies, Outbox outbox, Audit audit) {
        this.citations = citations;
        this.assets = assets;
        this.bibliographies = bibliographies;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** What fails is logged, and tried again by the next one. */
    @Scheduled(every = "{ipmarket.listing.citations.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void countAgain() {
        try {
            count();
        } catch (RuntimeException e) {
            LOG.warn("The citations that were written have to wait", e);
        }
    }

    /** Works off all that was written. @return how many rights say something else now */
    public int count() {
        while (QuarkusTransaction.requiringNew().call(this::relate) == STEP) {
            continue;
        }
        int changed = 0;
        List<UUID> due;
        do {
            due = QuarkusTransaction.requiringNew().call(() -> citations.toRecount(STEP));
            for (UUID cited : due) {
                changed += QuarkusTransaction.requiringNew().call(() -> recount(cited)) ? 1 : 0;
            }
        } while (due.size() == STEP);
        return changed;
    }

    private int relate() {
        List<UUID> written = citations.takeWritten(STEP);
        if (written.isEmpty()) {
            return 0;
        }
        Map<UUID, Bibliography> published = bibliographies.find(written);
        List<CitationStore.KnownAs> known = new ArrayList<>();
        List<CitationStore.Cites> cited = new ArrayList<>();
        for (AssetRow row : assets.<AssetRow>list("id in ?1", written)) {
            if (row.kind == AssetKind.PATENT) {
                Bibliography all = published.getOrDefault(row.id, Bibliography.NONE);
                NumberKeys.of(row.keys(), all)
                        .forEach(key -> known.add(new CitationStore.KnownAs(row.mode, key, row.id)));
                cites(all).forEach((key, by) -> cited.add(new CitationStore.Cites(row.id, row.mode, key, by)));
            }
        }
        citations.replace(written, known, cited);
        return written.size();
    }

    /** By key; of several writings of one publication the first that tells who named it has the word. */
    private static Map<String, NamedBy> cites(Bibliography all) {
        Map<String, NamedBy> cited = new HashMap<>();
        for (Bibliography.Number number : all.citedPatents()) {
            NumberKeys.ofPublication(number).ifPresent(key -> {
                if (cited.get(key) == null) {
                    cited.put(key, all.namedBy().get(number.text()));
                }
            });
        }
        return cited;
    }

    private boolean recount(UUID id) {
        AssetRow row = assets.lockAll(List.of(id)).getFirst();
        Map<UUID, NamedBy> citing = citations.recount(id);
        List<CitingAsset> now = citing(row, citing);
        AssetChanged before = row.told();
        if (!now.equals(row.citedBy)) {
            row.citedBy = now;
        }
        row.takeOthersWord(bibliographies.find(id));
        if (row.told().equals(before)) {
            return false;
        }
        row.version++;
        AssetChanged told = row.told();
        outbox.tell(told);
        audit.recordBySystem(CAUSE, row.mode, "asset.cite", "asset", row.id, before, told);
        return true;
    }

    /** Where no publication is dated, the grant is one. */
    private static LocalDate published(AssetRow row, Bibliography all) {
        LocalDate first = Citations.firstPublished(all);
        return first == null ? row.granted : first;
    }

    private List<CitingAsset> citing(AssetRow cited, Map<UUID, NamedBy> citing) {
        Map<UUID, Bibliography> published = bibliographies.find(citing.keySet());
        Map<UUID, AssetRow> rows = assets.<AssetRow>list("id in ?1", citing.keySet()).stream()
                .collect(Collectors.toMap(row -> row.id, row -> row));
        return citing.entrySet().stream()
                .filter(one -> rows.containsKey(one.getKey()))
                .map(one -> {
                    AssetRow row = rows.get(one.getKey());
                    Bibliography all = published.getOrDefault(row.id, Bibliography.NONE);
                    return new CitingAsset(
                            row.asset(),
                            published(row, all),
                            Citations.subclasses(row.ipc),
                            one.getValue(),
                            row.owners.stream().anyMatch(share -> cited.isOwnedBy(share.participant())),
                            NumberKeys.of(row.keys(), all));
                })
                .toList();
    }
}
