package org.ipmarket.chaos.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ipmarket.auction.journal.Canonical;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.auction.rules.Phase;
import org.ipmarket.auction.verifier.ProofExport;
import org.ipmarket.auction.verifier.ProofExport.ExportedLeaf;
import org.ipmarket.auction.verifier.Report;
import org.ipmarket.auction.verifier.Verifier;
import org.ipmarket.chaos.check.Evidence.Award;
import org.ipmarket.chaos.check.Evidence.StoredBid;
import org.ipmarket.chaos.load.Answered;
import org.ipmarket.messages.id.LotId;

/** What must hold whatever was broken meanwhile. Every check says what speaks against it, and nothing where it holds. */
public final class Invariants {
    public static final String ACKNOWLEDGED = "acknowledged_bids_in_log_once";
    public static final String RECEIPTS = "receipts_verify";
    public static final String ORDER = "log_keeps_the_order_of_answers";
    public static final String SEQUENCE = "sequences_without_gap_or_repeat";
    public static final String NO_OTHERS = "no_bid_that_nobody_was_told_of";
    public static final String EXPORTS = "exports_verify";
    public static final String ONE_WINNER = "exactly_one_winner";
    public static final String DRAINED = "outbox_and_inbox_drained";
    public static final String DELIVERED = "every_event_delivered";

    private Invariants() {}

    /** By name, in their order. */
    public static Map<String, List<String>> broken(Evidence evidence) {
        Map<String, List<String>> broken = new LinkedHashMap<>();
        Map<LotId, List<Leaf>> logs = new HashMap<>();
        broken.put(SEQUENCE, sequences(evidence, logs));
        broken.put(ACKNOWLEDGED, acknowledged(evidence, logs));
        broken.put(RECEIPTS, receipts(evidence));
        broken.put(ORDER, order(evidence));
        broken.put(NO_OTHERS, noOthers(evidence));
        Map<LotId, Report> reports = new HashMap<>();
        broken.put(EXPORTS, exports(evidence, reports));
        broken.put(ONE_WINNER, oneWinner(evidence, reports));
        broken.put(
                DRAINED,
                evidence.left().isNothing()
                        ? List.of()
                        : List.of(evidence.left().toString()));
        Set<UUID> lost = new HashSet<>(evidence.sent());
        lost.removeAll(evidence.delivered());
        broken.put(
                DELIVERED,
                lost.stream().map(id -> "event " + id + " reached nobody").toList());
        return broken;
    }

    /** @param logs filled with what can be read of each */
    private static List<String> sequences(Evidence evidence, Map<LotId, List<Leaf>> logs) {
        List<String> findings = new ArrayList<>();
        evidence.exports().forEach((lot, export) -> {
            List<Leaf> leaves = new ArrayList<>();
            for (ExportedLeaf exported : export.leaves()) {
                Leaf leaf = Canonical.read(exported.leaf(), Leaf.class);
                if (exported.sequence() != leaves.size() || leaf.sequence() != leaves.size()) {
                    findings.add("lot " + lot + ": entry " + leaves.size() + " is numbered " + exported.sequence()
                            + ", and " + leaf.sequence() + " in its text");
                }
                leaves.add(leaf);
            }
            if (export.size() != leaves.size()) {
                findings.add("lot " + lot + ": " + leaves.size() + " entries of " + export.size());
            }
            logs.put(lot, leaves);
        });
        return findings;
    }

    private static List<String> acknowledged(Evidence evidence, Map<LotId, List<Leaf>> logs) {
        List<String> findings = new ArrayList<>();
        Map<LotId, Map<String, Leaf.Judged>> byHash = new HashMap<>();
        evidence.exports().forEach((lot, export) -> byHash.put(lot, judgedByHash(export, logs.get(lot), findings)));
        Map<String, String> keyOfEntry = new HashMap<>();
        for (Answered answer : evidence.answered()) {
            String entry = "lot " + answer.lot() + " entry " + answer.sequence();
            String other = keyOfEntry.put(entry, answer.key());
            if (other != null) {
                findings.add(entry + " was told to two bids, " + other + " and " + answer.key());
            }
            Leaf.Judged leaf = byHash.getOrDefault(answer.lot(), Map.of())
                    .get(answer.receipt().leafHash());
            if (leaf == null) {
                findings.add(entry + ": bid " + answer.key() + " was answered " + (answer.accepted() ? 201 : 422)
                        + " and is not in the log");
            } else if (leaf.sequence() != answer.sequence()
                    || leaf.accepted() != answer.accepted()
                    || leaf instanceof Leaf.Bid bid && bid.amount().minor() != answer.minor()) {
                findings.add(entry + ": bid " + answer.key() + " was told otherwise than the log says: " + leaf);
            }
        }
        return findings;
    }

    private static Map<String, Leaf.Judged> judgedByHash(ProofExport export, List<Leaf> leaves, List<String> findings) {
        Map<String, Leaf.Judged> byHash = new HashMap<>();
        Set<Object> bids = new HashSet<>();
        for (int i = 0; i < leaves.size(); i++) {
            if (leaves.get(i) instanceof Leaf.Judged judged) {
                byHash.put(export.leaves().get(i).hash(), judged);
                if (!bids.add(judged.bid())) {
                    findings.add("lot " + export.lot() + " entry " + i + ": bid " + judged.bid() + " is there twice");
                }
            }
        }
        return byHash;
    }

    private static List<String> receipts(Evidence evidence) {
        return evidence.answered().stream()
                .filter(answer -> !answer.receipt().lot().equals(answer.lot())
                        || answer.receipt().sequence() != answer.sequence()
                        || !answer.receipt().verify(evidence.key()))
                .map(answer -> "the receipt of bid " + answer.key() + " does not hold")
                .toList();
    }

    /** Whoever was answered before another sent its bid stands before it. */
    private static List<String> order(Evidence evidence) {
        List<String> findings = new ArrayList<>();
        Map<LotId, List<Answered>> byLot = evidence.answered().stream().collect(Collectors.groupingBy(Answered::lot));
        for (List<Answered> answers : byLot.values()) {
            List<Answered> bySent = answers.stream()
                    .sorted(Comparator.comparingLong(Answered::sentNanos))
                    .toList();
            List<Answered> byAnswered = answers.stream()
                    .sorted(Comparator.comparingLong(Answered::answeredNanos))
                    .toList();
            int next = 0;
            Answered last = null;
            for (Answered sent : bySent) {
                while (byAnswered.get(next).answeredNanos() < sent.sentNanos()) {
                    Answered before = byAnswered.get(next++);
                    last = last == null || before.sequence() > last.sequence() ? before : last;
                }
                if (last != null && last.sequence() >= sent.sequence()) {
                    findings.add("lot " + sent.lot() + ": bid " + last.key() + " was answered before " + sent.key()
                            + " was sent, and stands at " + last.sequence() + ", not before " + sent.sequence());
                }
            }
        }
        return findings;
    }

    private static List<String> noOthers(Evidence evidence) {
        List<String> findings = new ArrayList<>();
        Map<String, Answered> byKey =
                evidence.answered().stream().collect(Collectors.toMap(Answered::key, answer -> answer));
        Set<String> stored = new HashSet<>();
        for (StoredBid bid : evidence.bids()) {
            Answered answer = byKey.get(bid.key());
            if (!stored.add(bid.key())) {
                findings.add("key " + bid.key() + " made two bids");
            }
            if (answer == null ? !evidence.unknown().contains(bid.key()) : answer.sequence() != bid.sequence()) {
                findings.add("bid " + bid.key() + " is stored as entry " + bid.sequence() + ", its bidder was told "
                        + (answer == null ? "that there is none" : answer.sequence()));
            }
        }
        byKey.keySet().stream()
                .filter(key -> !stored.contains(key))
                .forEach(key -> findings.add("bid " + key + " was answered and is not stored"));
        return findings;
    }

    private static List<String> exports(Evidence evidence, Map<LotId, Report> reports) {
        List<String> findings = new ArrayList<>();
        evidence.exports().forEach((lot, export) -> {
            Report report = new Verifier(List.of(evidence.key())).verify(export);
            reports.put(lot, report);
            report.findings().forEach(finding -> findings.add("lot " + lot + ": " + finding));
            if (report.recomputed() == null
                    || report.recomputed().phase() != Phase.CLOSED
                    || report.recomputed().hidden()) {
                findings.add("lot " + lot + " does not end closed with everything open");
            }
        });
        return findings;
    }

    /** Awards are those that the rules give over the log, each stored and told once; one, where one is sold. */
    private static List<String> oneWinner(Evidence evidence, Map<LotId, Report> reports) {
        List<String> findings = new ArrayList<>();
        evidence.methods().forEach((lot, method) -> {
            List<Award> stored = of(evidence.awards(), lot);
            List<Award> told = of(evidence.told(), lot);
            if (!stored.stream()
                    .sorted(BY_ID)
                    .toList()
                    .equals(told.stream().sorted(BY_ID).toList())) {
                findings.add("lot " + lot + ": awards stored " + stored + ", told " + told);
            }
            Report report = reports.get(lot);
            List<UUID> winners = report.recomputed() == null
                    ? List.of()
                    : report.recomputed().winners().stream()
                            .map(evidence.names()::get)
                            .sorted()
                            .toList();
            if (!winners.equals(stored.stream().map(Award::winner).sorted().toList())) {
                findings.add("lot " + lot + ": the log gives winners " + winners + ", awards are " + stored);
            }
            if (winners.isEmpty() || winners.size() > 1 && !method.severalWinners()) {
                findings.add("lot " + lot + " (" + method + ") has " + winners.size() + " winners");
            }
        });
        return findings;
    }

    private static final Comparator<Award> BY_ID = Comparator.comparing(Award::id);

    private static List<Award> of(List<Award> awards, LotId lot) {
        return awards.stream().filter(award -> award.lot().equals(lot)).toList();
    }
}
