package org.ipmarket.listing.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.listing.participant.MandateState;
import org.ipmarket.listing.register.ParticipantFile;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.store.Deals;
import org.ipmarket.listing.store.Identities;
import org.ipmarket.listing.store.Mandates;
import org.ipmarket.listing.store.Offers;
import org.ipmarket.listing.store.ParticipantRow;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.id.ParticipantId;

/**
 * Erases what is known of a party: its names, its papers, what was written about them (Personal Information Protection
 * Law 47). Its number stays, so that titles, trades and audits still hold together; it cannot trade again.
 */
@ApplicationScoped
public class EraseParticipants {
    private static final LocalizedText ERASED = new LocalizedText("已删除", "erased");
    private static final List<OfferState> OPEN = List.of(
            OfferState.SUBMITTED,
            OfferState.REVIEWED,
            OfferState.ANNOUNCED,
            OfferState.WITHDRAWAL_REQUESTED,
            OfferState.SOLD);

    private final ParticipantFile file;
    private final Identities identities;
    private final Offers offers;
    private final Deals deals;
    private final Mandates mandates;
    private final CheckFile checks;
    private final MarketClock clock;

    EraseParticipants(
            ParticipantFile file,
            Identities identities,
            Offers offers,
            Deals deals,
            Mandates mandates,
            CheckFile checks,
            MarketClock clock) {
        this.file = file;
        this.identities = identities;
        this.offers = offers;
        this.deals = deals;
        this.mandates = mandates;
        this.checks = checks;
        this.clock = clock;
    }

    /** By the manager of its home centre or the market's admin; 409 while it offers something or a deal or mandate binds it. */
    @Transactional
    public ParticipantRow erase(Caller caller, ParticipantId id, Supplier<String> why) {
        caller.requireAny(Role.MANAGER, Role.MARKET_ADMIN);
        String reason = Refusals.reason(why.get());
        ParticipantRow row = file.lock(caller.mode(), id);
        if (!ParticipantFile.manages(caller, row)) {
            throw Problems.forbidden("Only the manager of its home centre has a participant erased.");
        }
        if (row.erasedAt != null) {
            return row;
        }
        refuseBusy(row);
        ParticipantChanged before = row.told();
        identities.deleteById(row.id);
        checks.erase(row);
        row.call(ERASED);
        row.nameText = "";
        row.standing = Standing.SUSPENDED;
        row.suspensionReason = reason;
        row.erasedAt = clock.now();
        row.version++;
        file.told(row, "participant.erase", before);
        return row;
    }

    private void refuseBusy(ParticipantRow row) {
        long open = offers.count("seller = ?1 and state in ?2", row.id, OPEN);
        long bound = mandates.count(
                "(principal = ?1 or agent = ?1) and state = ?2 and untilDate >= ?3",
                row.id,
                MandateState.ACCEPTED,
                clock.today());
        long dealing = deals.binding(row.id);
        if (open > 0 || bound > 0 || dealing > 0) {
            throw Problems.conflict(
                    "participant-busy",
                    "Something that the participant offers, a deal that binds it, or a mandate, has not ended.",
                    Map.of("listings", open, "deals", dealing, "mandates", bound));
        }
    }
}
