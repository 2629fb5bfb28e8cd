package org.ipmarket.listing.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.ipmarket.chassis.digest.Digest;
import org.ipmarket.chassis.digest.DigestSource;
import org.ipmarket.listing.store.Assets;
import org.ipmarket.listing.store.Centres;
import org.ipmarket.listing.store.Participants;
import org.ipmarket.messages.Mode;

/** Fingerprints of what the register holds, computed from its rows. */
final class RegisterDigests {
    private RegisterDigests() {}

    private static UUID id(String subject) {
        return subject == null ? null : UUID.fromString(subject);
    }

    @ApplicationScoped
    static class OfCentres implements DigestSource {
        private final Centres centres;

        OfCentres(Centres centres) {
            this.centres = centres;
        }

        @Override
        public String aggregate() {
            return "centre";
        }

        @Override
        @Transactional
        public List<Digest> digests(Mode mode, String after, int limit) {
            return centres.list(mode, after, limit).stream()
                    .map(row -> Digest.of(row.told()))
                    .toList();
        }
    }

    @ApplicationScoped
    static class OfParticipants implements DigestSource {
        private final Participants participants;

        OfParticipants(Participants participants) {
            this.participants = participants;
        }

        @Override
        public String aggregate() {
            return "participant";
        }

        @Override
        @Transactional
        public List<Digest> digests(Mode mode, String after, int limit) {
            return participants.list(mode, id(after), limit).stream()
                    .map(row -> Digest.of(row.told()))
                    .toList();
        }
    }

    @ApplicationScoped
    static class OfAssets implements DigestSource {
        private final Assets assets;

        OfAssets(Assets assets) {
            this.assets = assets;
        }

        @Override
        public String aggregate() {
            return "asset";
        }

        @Override
        @Transactional
        public List<Digest> digests(Mode mode, String after, int limit) {
            return assets.list(mode, id(after), limit).stream()
                    .map(row -> Digest.of(row.told()))
                    .toList();
        }
    }
}
