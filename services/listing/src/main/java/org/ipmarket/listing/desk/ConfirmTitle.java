package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.asset.OwnerShares;
import org.ipmarket.listing.evidence.SubjectKind;
import org.ipmarket.listing.register.EvidenceRegister;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.register.TitleRegister;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.listing.store.Offers;
import org.ipmarket.listing.store.Participants;
import org.ipmarket.listing.store.ProposalRow;
import org.ipmarket.messages.MarketClock;

/** Checks corrections of the chain of title, and lets them take effect. */
@ApplicationScoped
class ConfirmTitle {
    private static final int LONGEST_NUMBER = 100;

    private final TitleRegister titles;
    private final EvidenceRegister evidence;
    private final Participants participants;
    private final Offers offers;
    private final ImpedimentDesk impediments;
    private final MarketClock clock;

    ConfirmTitle(
            TitleRegister titles,
            EvidenceRegister evidence,
            Participants participants,
            Offers offers,
            ImpedimentDesk impediments,
            MarketClock clock) {
        this.titles = titles;
        this.evidence = evidence;
        this.participants = participants;
        this.offers = offers;
        this.impediments = impediments;
        this.clock = clock;
    }

    /** Reads what is stated, when it is clear that the caller may state it. */
    @FunctionalInterface
    public interface Stated {
        ProposalRow.Title title();
    }

    ProposalRow.Title check(AssetRow asset, ProposalRow.Title stated) {
        OwnerShares.check(stated.owners()).ifPresent(violation -> {
            throw Refusals.unprocessable("invalid-correction", List.of(violation));
        });
        if (stated.from().isAfter(clock.today())) {
            throw Refusals.unprocessable("invalid-correction", "from", "must not lie after today, " + clock.today());
        }
        if (stated.reasons().isBlank() || stated.reasons().length() > ProposalDesk.LONGEST_REASONS) {
            throw Refusals.unprocessable(
                    "invalid-reasons", "reasons", "1 to " + ProposalDesk.LONGEST_REASONS + " characters");
        }
        if (stated.registration() != null
                && (stated.registration().isBlank() || stated.registration().length() > LONGEST_NUMBER)) {
            throw Refusals.unprocessable(
                    "invalid-correction", "registration", "1 to " + LONGEST_NUMBER + " characters");
        }
        if (Set.copyOf(stated.owners()).equals(Set.copyOf(asset.owners))) {
            throw Refusals.unprocessable("invalid-correction", "owners", "they are the owners already");
        }
        Set<UUID> owners = stated.owners().stream()
                .map(share -> share.participant().value())
                .collect(Collectors.toSet());
        if (participants.countKnown(asset.mode, owners) < owners.size()) {
            throw Refusals.unprocessable("unknown-participant", "owners", "an owner is not registered");
        }
        evidence.require(asset.mode, stated.document(), new EvidenceRegister.Subject(SubjectKind.ASSET, asset.id));
        return stated;
    }

    /** @return the place of the new link in the chain */
    int take(AssetRow asset, ProposalRow proposal, List<OfferRow> standing) {
        offers.tradeOf(asset.id).ifPresent(trade -> {
            throw Problems.conflict(
                    "asset-in-trade",
                    "A trade of the asset is under way; its title is corrected when that has ended.",
                    Map.of("listing", trade));
        });
        int sequence = titles.correct(asset, check(asset, proposal.title));
        impediments.judge(standing, "title correction");
        return sequence;
    }
}
