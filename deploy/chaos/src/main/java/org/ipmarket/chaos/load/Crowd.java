package org.ipmarket.chaos.load;

import java.io.IOException;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.chaos.stack.Stack;
import org.ipmarket.messages.id.ParticipantId;

/** All bidders of a floor, each on a thread of its own, until every lot has ended. */
public final class Crowd implements AutoCloseable {
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final Tally tally = new Tally();
    private final Map<ParticipantId, Bidder> bidders = new HashMap<>();
    private final List<Thread> threads = new ArrayList<>();

    private Crowd() {}

    /** @param longest after which nobody begins another bid */
    public static Crowd start(Stack stack, Floor floor, Duration longest) throws GeneralSecurityException {
        Crowd crowd = new Crowd();
        String run = UUID.randomUUID().toString().substring(0, 8);
        long end = System.nanoTime() + longest.toNanos();
        for (ParticipantId participant : floor.bidders()) {
            String name = "chaos-" + run + "-" + crowd.threads.size();
            Bidder bidder = new Bidder(
                    crowd.client,
                    stack.door(),
                    stack.token(name, participant),
                    participant,
                    name,
                    floor.contests(),
                    crowd.tally,
                    end);
            crowd.bidders.put(participant, bidder);
            crowd.threads.add(Thread.ofVirtual().name(name).unstarted(bidder));
        }
        crowd.threads.forEach(Thread::start);
        return crowd;
    }

    public boolean isBidding() {
        return threads.stream().anyMatch(Thread::isAlive);
    }

    /** Until the last bidder knows what became of its last bid. */
    public Tally await() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
        return tally;
    }

    /** Sends bids once more with their keys, whichever replica they meet now. @return what is said of those that are answered otherwise */
    public List<String> askAgain(List<Answered> answers) throws IOException, InterruptedException {
        List<String> otherwise = new ArrayList<>();
        for (Answered answer : answers) {
            if (!bidders.get(answer.bidder()).isAnsweredAlike(answer)) {
                otherwise.add("bid " + answer.key() + " is answered otherwise the second time");
            }
        }
        return otherwise;
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        client.close();
    }
}
