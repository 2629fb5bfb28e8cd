package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ipmarket.listing.evidence.EvidenceKind;
import org.ipmarket.listing.grant.StandingGrant;
import org.ipmarket.listing.offer.GateFacts;
import org.ipmarket.listing.register.Calendars;
import org.ipmarket.listing.register.RuleBooks;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.Claims;
import org.ipmarket.listing.store.ConsentStatements;
import org.ipmarket.listing.store.EvidenceRows;
import org.ipmarket.listing.store.GrantsInForce;
import org.ipmarket.listing.store.ParticipantRow;
import org.ipmarket.listing.store.Participants;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * Gathers what the gates of an offer or deal are judged by, by sets of assets. Who is to act on the judgement holds
 * the locks of the assets, so that nothing changes meanwhile.
 */
@ApplicationScoped
public class GateCheck {
    private static final Set<EvidenceKind> OF_TITLE = Set.of(EvidenceKind.AUTHORSHIP, EvidenceKind.CHAIN_OF_TITLE);

    private final Claims claims;
    private final GrantsInForce grants;
    private final ConsentStatements consents;
    private final EvidenceRows evidence;
    private final Participants participants;
    private final MarketClock clock;
    private final RuleBooks rules;
    private final Calendars calendars;

    GateCheck(
            Claims claims,
            GrantsInForce grants,
            ConsentStatements consents,
            EvidenceRows evidence,
            Participants participants,
            MarketClock clock,
            RuleBooks rules,
            Calendars calendars) {
        this.claims = claims;
        this.grants = grants;
        this.consents = consents;
        this.evidence = evidence;
        this.participants = participants;
        this.clock = clock;
        this.rules = rules;
        this.calendars = calendars;
    }

    /**
     * What is to be judged.
     *
     * @param id of the offer or deal; its own claims are not held against it
     * @param termsHash of the terms as they are: consents to others are void
     * @param termsRefusal why the centre does not take such terms, or null
     * @param relistingRefusal why the earlier offer may not be offered anew, or null
     */
    public record Subject(
            OfferId id,
            ParticipantId seller,
            GateFacts.Proposal proposal,
            LocalDate announced,
            LocalDate opens,
            LocalDate closes,
            String termsHash,
            String termsRefusal,
            String relistingRefusal) {}

    /** @param centre by whose rules and calendar it is judged */
    public GateFacts facts(CentreCode centre, Subject subject, Collection<AssetRow> assets) {
        Mode mode = subject.proposal().mode();
        ParticipantRow seller = participants
                .find(mode, subject.seller())
                .orElseThrow(() -> new IllegalStateException("seller " + subject.seller() + " is not on the register"));
        return new GateFacts(
                subject.proposal(),
                new GateFacts.Seller(subject.seller(), seller.kind, seller.standing, Set.copyOf(seller.related)),
                new GateFacts.Days(
                        clock.today(),
                        subject.announced(),
                        subject.opens(),
                        subject.closes(),
                        calendars.of(mode, centre)),
                new GateFacts.Rules(rules.of(mode, centre), mode == Mode.LIVE),
                subject.termsRefusal(),
                subject.relistingRefusal(),
                consents.book(subject.id(), subject.termsHash()),
                assets(subject.id(), mode, assets));
    }

    private List<GateFacts.Asset> assets(OfferId self, Mode mode, Collection<AssetRow> assets) {
        List<UUID> ids = assets.stream().map(asset -> asset.id).toList();
        Map<UUID, List<StandingGrant>> claimed = claims.on(ids, self).stream()
                .collect(Collectors.groupingBy(
                        Claims.Claim::asset, Collectors.mapping(Claims.Claim::grant, Collectors.toList())));
        GrantsInForce.Found found = grants.on(ids, clock.today());
        Map<UUID, List<GateFacts.Lien>> liens = found.held().stream()
                .collect(Collectors.groupingBy(
                        GrantsInForce.Held::asset,
                        Collectors.mapping(
                                held -> new GateFacts.Lien(held.grant(), held.holder()), Collectors.toList())));
        Map<UUID, List<GateFacts.Stop>> stops = found.stops().stream()
                .collect(Collectors.groupingBy(
                        GrantsInForce.Stop::asset,
                        Collectors.mapping(
                                stop -> new GateFacts.Stop(stop.kind(), stop.from(), stop.until()),
                                Collectors.toList())));
        Set<UUID> proved = proved(self, mode, assets);
        return assets.stream()
                .map(asset -> new GateFacts.Asset(
                        asset.asset(),
                        asset.kind,
                        asset.status,
                        asset.statusAsOf,
                        asset.expires,
                        asset.annuitiesPaidUntil,
                        asset.owners,
                        liens.getOrDefault(asset.id, List.of()),
                        stops.getOrDefault(asset.id, List.of()),
                        claimed.getOrDefault(asset.id, List.of()),
                        found.tooMany(),
                        proved.contains(asset.id) || proved.contains(self.value())))
                .toList();
    }

    /** Works, and the offer itself, of which evidence of authorship or title is checked. */
    private Set<UUID> proved(OfferId self, Mode mode, Collection<AssetRow> assets) {
        List<UUID> works = assets.stream()
                .filter(asset -> asset.kind == AssetKind.COPYRIGHT)
                .map(asset -> asset.id)
                .collect(Collectors.toCollection(ArrayList::new));
        if (works.isEmpty()) {
            return Set.of();
        }
        works.add(self.value());
        return evidence.checkedOf(mode, works, OF_TITLE);
    }
}
