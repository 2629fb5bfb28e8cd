package org.ipmarket.keeper;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.ipmarket.auction.proof.TreeHead;
import org.ipmarket.auction.sealing.Hpke;
import org.ipmarket.auction.sealing.KeeperKey;
import org.ipmarket.auction.sealing.KeyOrder;
import org.ipmarket.auction.sealing.ReleaseOrder;
import org.ipmarket.auction.sealing.ReleasedKey;
import org.ipmarket.messages.id.LotId;

/** What the keeper does, and what it does not. One request at a time; what it answers is on the disk before. */
final class KeyKeeper {
    private final Identity identity;
    private final MarketKeys market;
    private final SecretFolder secrets;
    private final Clock clock;

    KeyKeeper(Identity identity, MarketKeys market, SecretFolder secrets, Clock clock) {
        this.identity = identity;
        this.market = market;
        this.secrets = secrets;
        this.clock = clock;
    }

    Identity identity() {
        return identity;
    }

    /**
     * The lot's public key: made now, or the same as before. The terms and the end of bidding may change while nothing is
     * released, as they do by a correction of the notice, but the end never to an earlier one.
     */
    synchronized KeeperKey key(LotId lot, KeyOrder order) throws Refusal, IOException {
        requireSame(lot, order.lot());
        market.require(order.keyId(), order.statement(), order.signature());
        Optional<LotSecret> held = secrets.find(lot);
        return publicKey(held.isPresent() ? moved(held.get(), order) : made(order));
    }

    private LotSecret made(KeyOrder order) throws Refusal, IOException {
        String privateKey = Base64.getEncoder().encodeToString(Hpke.newPrivateKey());
        LotSecret secret =
                new LotSecret(order.lot(), order.index(), order.terms(), order.releaseAt(), privateKey, null);
        secrets.add(secret);
        return secret;
    }

    private LotSecret moved(LotSecret held, KeyOrder order) throws Refusal, IOException {
        if (held.index() != order.index()) {
            throw new Refusal(409, "OTHER_INDEX", "this keeper is number " + held.index() + " of lot " + held.lot());
        }
        if (held.terms().equals(order.terms()) && held.releaseAt().equals(order.releaseAt())) {
            return held;
        }
        if (held.release() != null) {
            throw new Refusal(409, "RELEASED", "the key is released; the lot's terms change no more");
        }
        if (order.releaseAt().isBefore(held.releaseAt())) {
            throw new Refusal(
                    409, "EARLIER_END", "the key is not released before " + held.releaseAt() + "; only later will do");
        }
        LotSecret moved = held.movedTo(order.terms(), order.releaseAt());
        secrets.replace(moved);
        return moved;
    }

    /** The lot's private key, once, for one log; again for the same one. */
    synchronized ReleasedKey release(LotId lot, ReleaseOrder order) throws Refusal, IOException {
        requireSame(lot, order.lot());
        String head = new TreeHead(lot, order.root(), order.size(), order.time()).statement();
        market.require(order.keyId(), head, order.signature());
        LotSecret secret = secrets.find(lot)
                .orElseThrow(() -> new Refusal(404, "UNKNOWN_LOT", "this keeper has no key of lot " + lot));
        if (secret.release() == null) {
            secret = releasedNow(secret, order);
        }
        LotSecret.Release release = secret.release();
        if (!release.root().equals(order.root()) || release.size() != order.size()) {
            throw new Refusal(
                    409,
                    "OTHER_LOG",
                    "the key was released at " + release.releasedAt() + " for the log of " + release.size()
                            + " leaves with root " + release.root() + ", and is for no other",
                    release);
        }
        return privateKey(secret, release);
    }

    private LotSecret releasedNow(LotSecret secret, ReleaseOrder order) throws Refusal, IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (now.isBefore(secret.releaseAt())) {
            throw new Refusal(425, "TOO_EARLY", "bidding ends at " + secret.releaseAt() + "; here it is " + now);
        }
        if (order.time().isBefore(secret.releaseAt())) {
            throw new Refusal(
                    409,
                    "LOG_BEFORE_END",
                    "the log's last commit was at " + order.time() + ", before bidding ended at " + secret.releaseAt());
        }
        LotSecret released = secret.released(new LotSecret.Release(order.root(), order.size(), now));
        secrets.replace(released);
        return released;
    }

    private KeeperKey publicKey(LotSecret secret) {
        String publicKey = Base64.getEncoder()
                .encodeToString(Hpke.publicKey(Base64.getDecoder().decode(secret.privateKey())));
        String statement = KeeperKey.statement(
                identity.name(), secret.index(), secret.lot(), publicKey, secret.terms(), secret.releaseAt());
        return new KeeperKey(
                identity.name(),
                secret.index(),
                secret.lot(),
                publicKey,
                secret.terms(),
                secret.releaseAt(),
                identity.publicKey(),
                identity.sign(statement));
    }

    private ReleasedKey privateKey(LotSecret secret, LotSecret.Release release) {
        String statement = ReleasedKey.statement(
                identity.name(),
                secret.index(),
                secret.lot(),
                secret.privateKey(),
                release.root(),
                release.size(),
                release.releasedAt());
        return new ReleasedKey(
                identity.name(),
                secret.index(),
                secret.lot(),
                secret.privateKey(),
                release.root(),
                release.size(),
                release.releasedAt(),
                identity.sign(statement));
    }

    private static void requireSame(LotId path, LotId order) throws Refusal {
        if (!path.equals(order)) {
            throw new Refusal(400, "OTHER_LOT", "the address names lot " + path + ", the order lot " + order);
        }
    }
}
