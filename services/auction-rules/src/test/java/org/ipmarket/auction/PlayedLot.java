package org.ipmarket.auction;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.ipmarket.auction.formats.RulesCatalogue;
import org.ipmarket.auction.journal.Entry;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.auction.journal.LotJournal;
import org.ipmarket.auction.merkle.Frontier;
import org.ipmarket.auction.proof.Certificate;
import org.ipmarket.auction.proof.Signatures;
import org.ipmarket.auction.rules.AssetSeen;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.verifier.ProofExport;
import org.ipmarket.auction.verifier.ProofExport.ExportedKey;
import org.ipmarket.auction.verifier.ProofExport.ExportedLeaf;
import org.ipmarket.auction.verifier.ProofExport.Signed;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.BidId;
import org.ipmarket.messages.id.LotId;

/** A lot run from announcement to close by a seed: admissions, valid and invalid bids, a departure, an outage. */
public final class PlayedLot {
    public static final KeyPair KEY = key();

    /** What was asked of the lot, and when. */
    public record Asked(Command command, Instant time) {}

    private final OfferAnnounced offer = Offers.patent();
    private final LotJournal journal =
            LotJournal.announce(offer, RulesCatalogue.current(Offers.patent()), null, Offers.NOON);
    private final List<Asked> asked = new ArrayList<>();
    private final Random random;
    private final Set<BidderRef> withBid = new HashSet<>();
    private Instant now = Offers.NOON;

    private PlayedLot(long seed) {
        this.random = new Random(seed);
    }

    /** A lot with about this many bids, of four bidders. */
    public static PlayedLot of(int bids, long seed) {
        PlayedLot lot = new PlayedLot(seed);
        lot.play(bids);
        return lot;
    }

    public List<Asked> asked() {
        return asked;
    }

    public LotJournal journal() {
        return journal;
    }

    private void play(int bids) {
        List<BidderRef> bidders = new ArrayList<>();
        for (int number = 1; number <= 5; number++) {
            BidderRef bidder = new BidderRef(String.valueOf(number).repeat(64));
            ask(new Command.Admit(bidder, number), 1);
            bidders.add(bidder);
        }
        ask(new Command.Leave(bidders.removeLast()), 1);
        now = Offers.OPENS;
        ask(new Command.Open(), 0);
        int outage = random.nextInt(bids + 1);
        for (int i = 0; i < bids; i++) {
            if (i == outage) {
                ask(new Command.Suspend(now, "outage"), 30);
                ask(new Command.Resume(), 0);
            }
            Money lowest = journal.lowestAcceptable(now);
            long fen = lowest.minor() + 1_000L * (random.nextInt(40) - 10);
            BidderRef bidder = bidders.get(random.nextInt(bidders.size()));
            boolean first = !withBid.contains(bidder);
            Decision decision = ask(
                    new Command.PlaceBid(new BidId(Offers.uuid(100 + i)), bidder, first, Money.cny(fen)),
                    random.nextInt(3) == 0 ? 0 : random.nextInt(120));
            if (decision instanceof Decision.BidAccepted) {
                withBid.add(bidder);
            }
        }
        now = journal.state().endsAt();
        ask(
                new Command.Close(
                        List.of(new AssetSeen(new AssetId(Offers.uuid(2)), 3, LegalStatus.IN_FORCE, true)), null),
                random.nextInt(2));
    }

    private Decision ask(Command command, int secondsLater) {
        now = now.plusSeconds(secondsLater);
        asked.add(new Asked(command, now));
        return journal.judge(command, now).decision();
    }

    public ProofExport export() {
        return export(journal.written());
    }

    /** The export of a log, signed as the market signs. */
    public static ProofExport export(List<Entry> entries) {
        HexFormat hex = HexFormat.of();
        Frontier tree =
                Frontier.empty().append(entries.stream().map(Entry::hash).toList());
        Signed certificate = null;
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).leaf() instanceof Leaf.Closed closed) {
                certificate = certificate(entries.subList(0, i + 1), closed);
            }
        }
        return new ProofExport(
                LotId.of(Offers.OFFER),
                entries.stream()
                        .map(entry ->
                                new ExportedLeaf(entry.leaf().sequence(), entry.text(), hex.formatHex(entry.hash())))
                        .toList(),
                hex.formatHex(tree.root()),
                tree.size(),
                certificate,
                List.of(new ExportedKey(
                        Signatures.keyId(KEY.getPublic()),
                        Signatures.ALGORITHM,
                        Base64.getEncoder().encodeToString(KEY.getPublic().getEncoded()))));
    }

    private static Signed certificate(List<Entry> entries, Leaf.Closed closed) {
        Frontier tree =
                Frontier.empty().append(entries.stream().map(Entry::hash).toList());
        Entry first = entries.getFirst();
        String statement = Certificate.of((Leaf.Terms) first.leaf(), first.hash(), closed, tree.root(), tree.size())
                .statement();
        return new Signed(statement, Signatures.keyId(KEY.getPublic()), Signatures.sign(KEY.getPrivate(), statement));
    }

    private static KeyPair key() {
        try {
            return KeyPairGenerator.getInstance(Signatures.ALGORITHM).generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
