package org.ipmarket.listing.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Function;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.listing.asset.BibliographyRules;
import org.ipmarket.listing.asset.CitationsTold;
import org.ipmarket.listing.asset.CitingAsset;
import org.ipmarket.listing.asset.FamilyTold;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.Assets;
import org.ipmarket.listing.store.Bibliographies;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.ToldBy;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;

/**
 * What others say of a patent: at which offices its family was filed, who cites it. It moves no term of an offer, so it may be told while one is open.
 */
@ApplicationScoped
public class FamilyAndCitations {
    private final Assets assets;
    private final Bibliographies bibliographies;
    private final Outbox outbox;
    private final Audit audit;
    private final MarketClock clock;

    FamilyAndCitations(Assets assets, Bibliographies bibliographies, Outbox outbox, Audit audit, MarketClock clock) {
        this.assets = assets;
        this.bibliographies = bibliographies;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is stated; null leaves what there is. */
    public record Stated(FamilyTold familyOffices, CitationsTold citationsReceived) {}

    /** What is known, by whom it was told, and which rights of the register cite it. */
    public record Known(
            AssetId asset,
            long version,
            FamilyTold familyOffices,
            CitationsTold citationsReceived,
            List<CitingAsset> citedBy) {}

    @Transactional
    public Known get(Mode mode, AssetId id) {
        AssetRow row = assets.find(mode, id).orElseThrow(() -> Problems.notFound("asset", id));
        return known(row, bibliographies.find(row.id));
    }

    /**
     * By an owner, or by reviewers and recordal staff of the centre that registers the patent.
     *
     * @param stated read when it is clear whose word it is
     * @param ifMatch the version that was seen
     */
    @Transactional
    public Known state(Caller caller, AssetId id, Function<ToldBy, Stated> stated, String ifMatch) {
        AssetRow row = assets.lock(caller.mode(), id).orElseThrow(() -> Problems.notFound("asset", id));
        boolean owner = caller.actsFor() != null && row.isOwnedBy(caller.actsFor());
        if (owner) {
            caller.requireParticipant(Role.TRADER);
        } else {
            caller.requireCentre(new CentreCode(row.registeredCentre), Role.REVIEWER, Role.RECORDAL);
        }
        ETags.requireMatch(ifMatch, row.version);
        if (row.kind != AssetKind.PATENT) {
            throw Refusals.unprocessable("invalid-asset", "type", "a work has neither family nor citations");
        }
        Stated now = stated.apply(owner ? ToldBy.OWNER : ToldBy.CENTRE);
        Bibliography all = bibliographies.find(row.id);
        if (now.familyOffices() != null) {
            all = all.with(all.family(), now.familyOffices());
        }
        if (now.citationsReceived() != null) {
            all = all.with(now.citationsReceived());
        }
        Refusals.throwIfAny("invalid-asset", BibliographyRules.check(all, clock.today()));
        AssetChanged before = row.told();
        bibliographies.put(row.id, all);
        row.takeOthersWord(all);
        if (!row.told().equals(before)) {
            row.version++;
            outbox.tell(row.told());
        }
        audit.record("asset.family-and-citations", "asset", row.id, before, row.told());
        return known(row, all);
    }

    private static Known known(AssetRow row, Bibliography all) {
        return new Known(row.asset(), row.version, all.familyOffices(), all.citationsReceived(), row.citedBy);
    }
}
