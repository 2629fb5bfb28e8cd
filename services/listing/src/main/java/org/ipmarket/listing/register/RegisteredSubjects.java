package org.ipmarket.listing.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.listing.evidence.EvidenceSubject;
import org.ipmarket.listing.evidence.SubjectKind;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.Assets;
import org.ipmarket.listing.store.Offers;
import org.ipmarket.listing.store.Participants;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/** Whom assets, listings and participants concern. */
final class RegisteredSubjects {
    private RegisteredSubjects() {}

    /** An asset: its owners, the centre where it is registered, those where it is or was offered. */
    @ApplicationScoped
    static class OfAssets implements EvidenceSubjects {
        private final Assets assets;
        private final Offers offers;

        OfAssets(Assets assets, Offers offers) {
            this.assets = assets;
            this.offers = offers;
        }

        @Override
        public SubjectKind kind() {
            return SubjectKind.ASSET;
        }

        @Override
        public Optional<EvidenceSubject> find(Mode mode, UUID id) {
            return assets.find(mode, new AssetId(id)).map(asset -> {
                Set<CentreCode> centres = new HashSet<>(offers.centresOf(id));
                centres.add(new CentreCode(asset.registeredCentre));
                return new EvidenceSubject(owners(List.of(asset)), centres);
            });
        }
    }

    /** A listing: the seller, the owners of its assets, its centre. */
    @ApplicationScoped
    static class OfListings implements EvidenceSubjects {
        private final Assets assets;
        private final Offers offers;

        OfListings(Assets assets, Offers offers) {
            this.assets = assets;
            this.offers = offers;
        }

        @Override
        public SubjectKind kind() {
            return SubjectKind.LISTING;
        }

        @Override
        public Optional<EvidenceSubject> find(Mode mode, UUID id) {
            return offers.find(mode, new OfferId(id)).map(offer -> {
                Set<ParticipantId> parties = owners(assets.list("id in ?1", offer.assetIds()));
                parties.add(offer.sellerId());
                return new EvidenceSubject(parties, Set.of(offer.centreCode()));
            });
        }
    }

    /** A participant: itself, its home centre and those that have qualified it. */
    @ApplicationScoped
    static class OfParticipants implements EvidenceSubjects {
        private final Participants participants;

        OfParticipants(Participants participants) {
            this.participants = participants;
        }

        @Override
        public SubjectKind kind() {
            return SubjectKind.PARTICIPANT;
        }

        @Override
        public Optional<EvidenceSubject> find(Mode mode, UUID id) {
            return participants.find(mode, new ParticipantId(id)).map(row -> {
                Set<CentreCode> centres = new HashSet<>(row.qualifiedAt);
                centres.add(new CentreCode(row.homeCentre));
                return new EvidenceSubject(Set.of(row.participant()), centres);
            });
        }
    }

    private static Set<ParticipantId> owners(List<AssetRow> assets) {
        Set<ParticipantId> owners = new HashSet<>();
        assets.forEach(
                asset -> asset.owners.stream().map(OwnerShare::participant).forEach(owners::add));
        return owners;
    }
}
