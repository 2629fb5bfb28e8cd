package org.ipmarket.e2e.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ipmarket.e2e.client.Addresses.Service;
import org.ipmarket.e2e.client.MarketClient;
import org.ipmarket.e2e.client.Views;
import org.ipmarket.messages.Mode;

/** Invariants between services: nothing is under way for ever, and readers agree with owners. */
final class Agreement {
    private static final Duration DRAINS_WITHIN = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final List<String> KNOWN_TO_ALL = List.of("centre", "participant", "asset");

    private final MarketClient market;

    Agreement(MarketClient market) {
        this.market = market;
    }

    /** Outboxes and parked events drain, dead-letter queues are empty. */
    Finding drained() {
        Instant end = Instant.now().plus(DRAINS_WITHIN);
        List<String> faults = backlogs();
        while (!faults.isEmpty() && Instant.now().isBefore(end)) {
            pause();
            faults = backlogs();
        }
        return new Finding(
                "outboxes, queues and parked events drained, dead letters none",
                Service.values().length + " services",
                faults);
    }

    private List<String> backlogs() {
        List<String> faults = new ArrayList<>();
        for (Service service : Service.values()) {
            Views.Backlog backlog = market.operatorOf(service).get("/internal/backlog", Views.Backlog.class);
            if (!backlog.drained()) {
                faults.add(service.label() + ": " + backlog);
            }
        }
        return faults;
    }

    /** Every reader's copy of a centre, participant or asset has the version and the hash of its owner's. */
    Finding digests() {
        Instant end = Instant.now().plus(DRAINS_WITHIN);
        Finding finding = compare();
        while (!finding.ok() && Instant.now().isBefore(end)) {
            pause();
            finding = compare();
        }
        return finding;
    }

    private Finding compare() {
        List<String> faults = new ArrayList<>();
        List<String> looked = new ArrayList<>();
        for (String aggregate : KNOWN_TO_ALL) {
            Map<String, String> owner = digests(Service.LISTING, aggregate);
            looked.add(owner.size() + " " + aggregate + "s");
            if (owner.isEmpty()) {
                faults.add("listing has no " + aggregate);
            }
            for (Service reader :
                    List.of(Service.BIDDING, Service.VALUATION, Service.SETTLEMENT, Service.NOTIFICATION)) {
                differences(aggregate, reader, owner, digests(reader, aggregate), faults);
            }
        }
        return new Finding(
                "readers agree with owners (version and hash)", String.join(", ", looked) + " in 4 readers", faults);
    }

    private static void differences(
            String aggregate,
            Service reader,
            Map<String, String> owner,
            Map<String, String> copy,
            List<String> faults) {
        owner.forEach((subject, state) -> {
            if (!state.equals(copy.get(subject))) {
                faults.add("%s %s: listing has %s, %s has %s"
                        .formatted(aggregate, subject, state, reader.label(), copy.get(subject)));
            }
        });
        copy.keySet().stream()
                .filter(subject -> !owner.containsKey(subject))
                .forEach(subject ->
                        faults.add("%s %s: %s has it, listing has not".formatted(aggregate, subject, reader.label())));
    }

    private Map<String, String> digests(Service service, String aggregate) {
        Map<String, String> states = new TreeMap<>();
        market.operatorOf(service)
                .list("/internal/digests/" + aggregate + "?mode=" + Mode.TEST.wire(), Views.Digest.class)
                .forEach(digest -> states.put(digest.subject(), "v" + digest.version() + " " + digest.hash()));
        return states;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting", e);
        }
    }
}
