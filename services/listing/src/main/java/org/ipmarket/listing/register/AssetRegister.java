package org.ipmarket.listing.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.asset.AssetDetails;
import org.ipmarket.listing.asset.AssetRules;
import org.ipmarket.listing.asset.AssetRules.Verdict;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.listing.asset.OfficeRecord;
import org.ipmarket.listing.asset.OwnerShares;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.Assets;
import org.ipmarket.listing.store.Bibliographies;
import org.ipmarket.listing.store.CentreRow;
import org.ipmarket.listing.store.Centres;
import org.ipmarket.listing.store.Offers;
import org.ipmarket.listing.store.Participants;
import org.ipmarket.listing.store.TitleEntries;
import org.ipmarket.listing.store.TitleEntryRow;
import org.ipmarket.listing.title.Basis;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;

/** Enters rights in the register and corrects what is stated about them. */
@ApplicationScoped
public class AssetRegister {
    private final Assets assets;
    private final Bibliographies bibliographies;
    private final LegalRegister legal;
    private final TitleEntries titles;
    private final Participants participants;
    private final Centres centres;
    private final Offers offers;
    private final Outbox outbox;
    private final Audit audit;
    private final MarketClock clock;

    AssetRegister(
            Assets assets,
            Bibliographies bibliographies,
            LegalRegister legal,
            TitleEntries titles,
            Participants participants,
            Centres centres,
            Offers offers,
            Outbox outbox,
            Audit audit,
            MarketClock clock) {
        this.assets = assets;
        this.bibliographies = bibliographies;
        this.legal = legal;
        this.titles = titles;
        this.participants = participants;
        this.centres = centres;
        this.offers = offers;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Enters a right for the caller, who is one of its owners. The same right twice is a 409. */
    @Transactional
    public AssetRow enter(Caller caller, Supplier<AssetDetails> stated) {
        ParticipantId owner = caller.requireParticipant(Role.TRADER);
        AssetDetails details = stated.get();
        Verdict.Accepted accepted = check(caller.mode(), details);
        requireOwner(details, owner);
        refuseExisting(assets.findByKeys(caller.mode(), accepted.keys()));
        AssetRow row = new AssetRow();
        row.id = Ids.next();
        row.mode = caller.mode();
        row.enteredAt = clock.now();
        row.take(accepted.details(), accepted.keys());
        assets.persist(row);
        flush(row);
        bibliographies.put(row.id, accepted.details().record().bibliography());
        register(row);
        told(row, "asset.enter", null);
        return row;
    }

    /**
     * Corrects what is stated, by one of the owners, while no offer of it is under review or open.
     *
     * @param stated read when it is clear that the caller may do this
     * @param ifMatch the version that was seen
     */
    @Transactional
    public AssetRow correct(Caller caller, AssetId id, Supplier<AssetDetails> stated, String ifMatch) {
        ParticipantId owner = caller.requireParticipant(Role.TRADER);
        AssetRow row = assets.lock(caller.mode(), id).orElseThrow(() -> Problems.notFound("asset", id));
        if (!row.isOwnedBy(owner)) {
            throw Problems.forbidden("Only an owner corrects what the register says of an asset.");
        }
        ETags.requireMatch(ifMatch, row.version);
        offers.freezing(row.id).ifPresent(offer -> {
            throw Problems.conflict(
                    "asset-in-listing",
                    "The asset stands in an open listing; it cannot be changed until that has ended.",
                    Map.of("listing", offer));
        });
        AssetDetails details = withOthersWord(row, withNumbersOf(row, stated.get()));
        Verdict.Accepted accepted = check(caller.mode(), details);
        requireOwner(details, owner);
        refuseExisting(assets.findByKeys(caller.mode(), accepted.keys()).stream()
                .filter(other -> !other.id.equals(row.id))
                .toList());
        refuseNewIdentity(row, accepted);
        boolean ownersChange = !row.owners.equals(accepted.details().owners());
        if (ownersChange && titles.stands(row.id)) {
            throw Problems.conflict(
                    "title-traded",
                    "The title has a history; only a trade passes it on, and only a correction with reasons corrects it.");
        }
        OwnerShares.dispossessed(row.owners, accepted.details().owners(), owner).ifPresent(other -> {
            throw Problems.conflict(
                    "title-shared",
                    "Nobody takes a share from co-owner " + other
                            + " but by a trade, or a correction with reasons that the centre confirms.");
        });
        AssetChanged before = row.told();
        row.take(accepted.details(), accepted.keys());
        flush(row);
        legal.apply(row);
        bibliographies.put(row.id, accepted.details().record().bibliography());
        if (ownersChange) {
            register(row);
        }
        told(row, "asset.correct", before);
        return row;
    }

    /** Numbers that once were stated stay until others are. */
    private static AssetDetails withNumbersOf(AssetRow row, AssetDetails stated) {
        OfficeRecord record = stated.record();
        if (!row.office.equals(stated.office()) || row.type != stated.type()) {
            return stated;
        }
        return stated.with(record.numbered(
                record.applicationNumber() == null ? row.applicationNumber : record.applicationNumber(),
                record.publicationNumber() == null ? row.publicationNumber : record.publicationNumber()));
    }

    /** What others say of it, which a bibliography that is stated anew leaves out, stays; so does who named what it cites. */
    private AssetDetails withOthersWord(AssetRow row, AssetDetails stated) {
        Bibliography all = stated.record().bibliography();
        if (all == null) {
            return stated;
        }
        Bibliography stored = bibliographies.find(row.id);
        if (all.familyOffices() == null && all.family().isEmpty()) {
            all = all.with(stored.family(), stored.familyOffices());
        }
        if (all.citationsReceived() == null) {
            all = all.with(stored.citationsReceived());
        }
        if (all.citedPatents().equals(stored.citedPatents())) {
            all = all.with(stored.namedBy());
        }
        return stated.with(stated.record().with(all));
    }

    private static void refuseNewIdentity(AssetRow row, Verdict.Accepted accepted) {
        boolean sameRight = row.rightKey.equals(accepted.keys().right())
                || row.status == LegalStatus.PENDING && row.keys().meets(accepted.keys());
        if (row.announced
                && (!sameRight
                        || row.type != accepted.details().type()
                        || row.demonstration != accepted.details().demonstration())) {
            throw Problems.conflict(
                    "asset-announced", "An announced asset keeps its type, its number and its being a demonstration.");
        }
    }

    private Verdict.Accepted check(Mode mode, AssetDetails details) {
        Verdict.Accepted accepted =
                switch (AssetRules.check(details, mode, clock.today())) {
                    case Verdict.Accepted ok -> ok;
                    case Verdict.Refused refused -> throw Refusals.unprocessable("invalid-asset", refused.violations());
                };
        CentreRow centre = centres.find(mode, details.registeredAt())
                .orElseThrow(() -> Refusals.unprocessable(
                        "unknown-centre", "registeredAt", "there is no centre " + details.registeredAt()));
        if (!centre.kinds.contains(details.type().kind())) {
            throw Refusals.unprocessable(
                    "invalid-asset",
                    "registeredAt",
                    centre.code + " does not trade " + details.type().kind());
        }
        Set<UUID> owners = details.owners().stream()
                .map(share -> share.participant().value())
                .collect(Collectors.toSet());
        if (participants.countKnown(mode, owners) < owners.size()) {
            throw Refusals.unprocessable("unknown-participant", "owners", "an owner is not registered");
        }
        return accepted;
    }

    private static void requireOwner(AssetDetails details, ParticipantId caller) {
        if (details.owners().stream().noneMatch(share -> share.participant().equals(caller))) {
            throw Problems.forbidden("Only an owner states what the register is to say of an asset.");
        }
    }

    private static void refuseExisting(List<AssetRow> others) {
        if (!others.isEmpty()) {
            throw exists(others.getFirst().number, others.getFirst().id);
        }
    }

    private static RuntimeException exists(String number, UUID other) {
        return Problems.conflict(
                "asset-exists",
                "The right " + number + " stands on the register already.",
                other == null ? Map.of() : Map.of("asset", other));
    }

    /** The database has the last word on who was first. */
    private void flush(AssetRow row) {
        try {
            assets.flush();
        } catch (ConstraintViolationException e) {
            throw exists(row.number, null);
        }
    }

    private void register(AssetRow row) {
        TitleEntryRow entry = new TitleEntryRow();
        entry.asset = row.id;
        entry.owners = row.owners;
        entry.fromDate = row.statusAsOf;
        entry.basis = Basis.REGISTERED;
        entry.enteredAt = clock.now();
        titles.append(entry);
    }

    private void told(AssetRow row, String action, AssetChanged before) {
        AssetChanged now = row.told();
        outbox.tell(now);
        audit.record(action, "asset", row.id, before, now);
    }
}
