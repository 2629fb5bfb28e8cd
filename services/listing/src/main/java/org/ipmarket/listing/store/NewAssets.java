package org.ipmarket.listing.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.listing.search.SearchTerms;
import org.ipmarket.listing.title.Basis;
import org.ipmarket.messages.event.EventJson;

/** Enters many new rights at once: each with its first title entry and its bibliography. */
@ApplicationScoped
public class NewAssets {
    static final List<String> ASSET = List.of(
            "id",
            "mode",
            "version",
            "type",
            "kind",
            "title",
            "registered_centre",
            "office",
            "number",
            "right_key",
            "owners",
            "status",
            "status_as_of",
            "filed",
            "granted",
            "work_created",
            "first_published",
            "expires",
            "ipc",
            "references_cited",
            "demonstration",
            "announced",
            "entered_at",
            "application_number",
            "application_key",
            "publication_number",
            "publication_key",
            "cpc",
            "claim_count",
            "family_id",
            "family_size",
            "annuities_paid_until",
            "encumbrances",
            "search_terms",
            "stated_status",
            "stated_as_of",
            "stated_expires",
            "stated_annuities",
            "family_offices",
            "citations_received",
            "cited_by");
    private static final List<String> TITLE =
            List.of("asset", "sequence", "owners", "from_date", "basis", "entered_at");
    private static final List<String> BIBLIOGRAPHY = List.of("asset", "document", "hash", "search_terms");

    private final AgroalDataSource dataSource;

    NewAssets(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A right and what its office publishes. */
    public record New(AssetRow row, Bibliography bibliography) {}

    /** Writes them in the present transaction. @throws SQLException also where one of them has been entered meanwhile */
    public void enter(List<New> all) throws SQLException {
        CopyText assets = new CopyText();
        CopyText titles = new CopyText();
        CopyText bibliographies = new CopyText();
        for (New one : all) {
            one.row().analyse();
            asset(assets, one.row());
            titles.value(one.row().id)
                    .value(1)
                    .json(one.row().owners)
                    .value(one.row().statusAsOf)
                    .value(Basis.REGISTERED)
                    .value(one.row().enteredAt)
                    .end();
            if (one.bibliography() != null) {
                bibliographies
                        .value(one.row().id)
                        .json(one.bibliography())
                        .value(EventJson.hash(one.bibliography()))
                        .value(SearchTerms.ofBibliography(one.bibliography()))
                        .end();
            }
        }
        try (Connection connection = dataSource.getConnection()) {
            assets.into(connection, "asset", ASSET);
            titles.into(connection, "title_entry", TITLE);
            bibliographies.into(connection, "asset_bibliography", BIBLIOGRAPHY);
        }
    }

    /** In the order of {@link #ASSET}. */
    private static void asset(CopyText text, AssetRow row) {
        text.value(row.id)
                .value(row.mode.wire())
                .value(row.version)
                .value(row.type)
                .value(row.kind)
                .json(row.title)
                .value(row.registeredCentre)
                .value(row.office)
                .value(row.number)
                .value(row.rightKey)
                .json(row.owners)
                .value(row.status)
                .value(row.statusAsOf)
                .value(row.filed)
                .value(row.granted)
                .value(row.workCreated)
                .value(row.firstPublished)
                .value(row.expires)
                .json(row.ipc)
                .value(row.referencesCited)
                .value(row.demonstration)
                .value(row.announced)
                .value(row.enteredAt)
                .value(row.applicationNumber)
                .value(row.applicationKey)
                .value(row.publicationNumber)
                .value(row.publicationKey)
                .json(row.cpc)
                .value(row.claimCount)
                .value(row.familyId)
                .value(row.familySize)
                .value(row.annuitiesPaidUntil)
                .json(Objects.requireNonNull(row.encumbrances))
                .value(row.searchTerms)
                .value(row.statedStatus)
                .value(row.statedAsOf)
                .value(row.statedExpires)
                .value(row.statedAnnuities)
                .json(row.familyOffices)
                .json(row.citationsReceived)
                .json(row.citedBy)
                .end();
    }
}
