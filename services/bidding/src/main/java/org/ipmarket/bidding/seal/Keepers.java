package org.ipmarket.bidding.seal;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.ipmarket.auction.proof.KeeperSignatures;
import org.ipmarket.auction.proof.TreeHead;
import org.ipmarket.auction.sealing.KeeperKey;
import org.ipmarket.auction.sealing.KeyOrder;
import org.ipmarket.auction.sealing.LotKeys;
import org.ipmarket.auction.sealing.ReleaseOrder;
import org.ipmarket.auction.sealing.ReleasedKey;
import org.ipmarket.bidding.BiddingConfig;
import org.ipmarket.bidding.proof.SigningKeys;
import org.ipmarket.bidding.seal.KeeperClient.Answer;
import org.ipmarket.bidding.seal.KeeperClient.Bound;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.id.LotId;
import org.jboss.logging.Logger;

/**
 * The keepers that this market was told of. All are asked side by side, each has the same time; one that is down or says
 * what is not true is left out. A call may last as long as that time, twice: never from a request or under a lock.
 */
@ApplicationScoped
public class Keepers {
    private static final Logger LOG = Logger.getLogger(Keepers.class);

    private final SigningKeys signingKeys;
    private final int threshold;
    private final List<KeeperClient> clients;
    private final HttpClient http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Keepers(SigningKeys signingKeys, BiddingConfig config) {
        this.signingKeys = signingKeys;
        BiddingConfig.Sealing sealing = config.sealing();
        this.threshold = sealing.threshold();
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(sealing.timeout())
                .build();
        List<KeeperClient> made = new ArrayList<>();
        for (BiddingConfig.Sealing.Keeper keeper : sealing.keepers().orElse(List.of())) {
            made.add(new KeeperClient(http, keeper, made.size() + 1, sealing.timeout()));
        }
        this.clients = List.copyOf(made);
    }

    /** How many there are; with none no lot with sealed offers opens. */
    public int count() {
        return clients.size();
    }

    /** How many open an offer. */
    public int threshold() {
        return threshold;
    }

    /**
     * The keys of those that answer, in the order of their numbers.
     *
     * @param terms hash of the lot's terms, hexadecimal
     * @param releaseAt before then no key is released
     */
    public List<KeeperKey> keys(LotId lot, String terms, Instant releaseAt) {
        return eachOf(clients, client -> {
            SigningKeys.Signature signature =
                    signingKeys.sign(KeyOrder.statement(lot, client.index(), terms, releaseAt));
            KeyOrder order =
                    new KeyOrder(lot, client.index(), terms, releaseAt, signature.keyId(), signature.signature());
            return key(client, order, client.key(lot, order));
        });
    }

    private static Optional<KeeperKey> key(KeeperClient client, KeyOrder order, Answer answer) {
        if (!answer.granted()) {
            return refused(client, order.lot(), answer);
        }
        KeeperKey key = EventJson.read(answer.body(), KeeperKey.class);
        boolean asOrdered = key.keeper().equals(client.name())
                && key.index() == client.index()
                && key.lot().equals(order.lot())
                && key.terms().equals(order.terms())
                && key.releaseAt().equals(order.releaseAt())
                && key.identity().equals(client.identity());
        if (!asOrdered || !KeeperSignatures.verify(key)) {
            LOG.errorf(
                    "%s gave a key for lot %s that is not the one asked for, or not signed by it",
                    client.name(), order.lot());
            return Optional.empty();
        }
        return Optional.of(key);
    }

    /**
     * The private keys, at least as many as open an offer; empty where too few have released theirs yet. A keeper that
     * has released its key for an earlier head of the same log is asked for it with that head.
     *
     * @param head of the log at the end of bidding
     * @param heads any head of the lot's log that was signed, by its leaves
     */
    public List<ReleasedKey> release(LotKeys keys, TreeHead head, LongFunction<Optional<TreeHead>> heads) {
        Map<String, KeeperKey> byKeeper =
                keys.keepers().stream().collect(Collectors.toMap(KeeperKey::keeper, Function.identity()));
        List<KeeperClient> holders = clients.stream()
                .filter(client -> byKeeper.containsKey(client.name()))
                .toList();
        List<ReleasedKey> released =
                eachOf(holders, client -> release(client, byKeeper.get(client.name()), head, heads));
        return released.size() < keys.threshold() ? List.of() : released;
    }

    private Optional<ReleasedKey> release(
            KeeperClient client, KeeperKey key, TreeHead head, LongFunction<Optional<TreeHead>> heads)
            throws IOException, InterruptedException {
        Answer answer = client.release(key.lot(), order(head));
        Bound bound = answer.granted() ? null : answer.problem().bound();
        if (bound == null) {
            return released(client, key, head, answer);
        }
        Optional<TreeHead> earlier =
                heads.apply(bound.size()).filter(known -> known.root().equals(bound.root()));
        return earlier.isEmpty()
                ? refused(client, key.lot(), answer)
                : released(client, key, earlier.get(), client.release(key.lot(), order(earlier.get())));
    }

    private static Optional<ReleasedKey> released(KeeperClient client, KeeperKey key, TreeHead head, Answer answer) {
        if (!answer.granted()) {
            return refused(client, key.lot(), answer);
        }
        ReleasedKey released = EventJson.read(answer.body(), ReleasedKey.class);
        if (!released.root().equals(head.root())
                || released.size() != head.size()
                || !KeeperSignatures.verify(released, key)) {
            LOG.errorf("%s released for lot %s what is not its key for that log", client.name(), key.lot());
            return Optional.empty();
        }
        return Optional.of(released);
    }

    /** The head signed alone: with the log it may have been signed together with other lots' heads. */
    private ReleaseOrder order(TreeHead head) {
        SigningKeys.Signature signature = signingKeys.sign(head.statement());
        return new ReleaseOrder(
                head.lot(), head.root(), head.size(), head.time(), signature.keyId(), signature.signature());
    }

    private static <A> Optional<A> refused(KeeperClient client, LotId lot, Answer answer) {
        LOG.warnf("%s refuses for lot %s: %s", client.name(), lot, answer.problem());
        return Optional.empty();
    }

    private interface Question<A> {
        Optional<A> ask(KeeperClient client) throws IOException, InterruptedException;
    }

    /** Asks side by side; one that fails says nothing. In the order of their numbers. */
    private <A> List<A> eachOf(List<KeeperClient> asked, Question<A> question) {
        List<CompletableFuture<Optional<A>>> answers = asked.stream()
                .map(client -> CompletableFuture.supplyAsync(() -> ask(client, question), threads))
                .toList();
        return answers.stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .toList();
    }

    private static <A> Optional<A> ask(KeeperClient client, Question<A> question) {
        try {
            return question.ask(client);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warnf("%s does not answer, or not in words that can be read: %s", client.name(), e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
        http.shutdownNow();
    }
}
