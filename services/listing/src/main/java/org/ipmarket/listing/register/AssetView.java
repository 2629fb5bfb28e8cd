package org.ipmarket.listing.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.AssetValueRow;
import org.ipmarket.listing.store.AssetValues;
import org.ipmarket.listing.store.Assets;
import org.ipmarket.listing.store.Bibliographies;
import org.ipmarket.listing.store.EncumbranceRow;
import org.ipmarket.listing.store.Encumbrances;
import org.ipmarket.listing.store.GrantEntries;
import org.ipmarket.listing.store.GrantEntryRow;
import org.ipmarket.listing.store.LegalEventRow;
import org.ipmarket.listing.store.LegalEvents;
import org.ipmarket.listing.store.TitleEntries;
import org.ipmarket.listing.store.TitleEntryRow;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.ParticipantId;

/** What the register shows to everybody of the mode. */
@ApplicationScoped
public class AssetView {
    private final Assets assets;
    private final AssetValues values;
    private final Bibliographies bibliographies;
    private final LegalEvents legalEvents;
    private final Encumbrances encumbrances;
    private final TitleEntries titles;
    private final GrantEntries grants;

    AssetView(
            Assets assets,
            AssetValues values,
            Bibliographies bibliographies,
            LegalEvents legalEvents,
            Encumbrances encumbrances,
            TitleEntries titles,
            GrantEntries grants) {
        this.assets = assets;
        this.values = values;
        this.bibliographies = bibliographies;
        this.legalEvents = legalEvents;
        this.encumbrances = encumbrances;
        this.titles = titles;
        this.grants = grants;
    }

    /** @param value indicative, of this very version of the asset; null where there is none (yet) */
    public record Valued(AssetRow asset, AssetValueRow value) {}

    @Transactional
    public Valued get(Mode mode, AssetId id) {
        AssetRow row = find(mode, id);
        return valued(List.of(row)).getFirst();
    }

    /** What is looked for, as asked; null where it does not matter. */
    public record Filter(
            String q, AssetType type, ParticipantId owner, String office, LegalStatus status, String ipc) {}

    /** Newest first; at most {@code limit} older than {@code before} (null for the newest). */
    @Transactional
    public List<Valued> search(Mode mode, Filter filter, UUID before, int limit) {
        Assets.Search search = new Assets.Search(
                SearchWords.read(filter.q()),
                filter.type(),
                filter.owner(),
                filter.office(),
                filter.status(),
                SearchWords.readIpc(filter.ipc()));
        return valued(assets.search(mode, search, before, limit));
    }

    @Transactional
    public Bibliography bibliography(Mode mode, AssetId id) {
        return bibliographies.find(find(mode, id).id);
    }

    /** Last entered first; at most {@code limit} entered before the one of that sequence (null for the last). */
    @Transactional
    public List<LegalEventRow> events(Mode mode, AssetId id, Integer before, int limit) {
        return legalEvents.page(find(mode, id).id, before, limit);
    }

    @Transactional
    public List<EncumbranceRow> encumbrances(Mode mode, AssetId id) {
        return encumbrances.of(find(mode, id).id);
    }

    @Transactional
    public List<TitleEntryRow> title(Mode mode, AssetId id) {
        return titles.chain(find(mode, id).id);
    }

    @Transactional
    public List<GrantEntryRow> grants(Mode mode, AssetId id) {
        return grants.of(List.of(find(mode, id).id));
    }

    private AssetRow find(Mode mode, AssetId id) {
        return assets.find(mode, id).orElseThrow(() -> Problems.notFound("asset", id));
    }

    private List<Valued> valued(List<AssetRow> rows) {
        Map<UUID, AssetValueRow> found = values
                .of(rows.stream().map(row -> row.id).toList())
                .stream()
                .collect(Collectors.toMap(value -> value.asset, Function.identity()));
        return rows.stream()
                .map(row -> new Valued(row, current(row, found.get(row.id))))
                .toList();
    }

    private static AssetValueRow current(AssetRow row, AssetValueRow value) {
        return value != null && value.assetVersion == row.version ? value : null;
    }
}
