package org.ipmarket.auction.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes up what is announced and what then happens, by a seed: mostly at the instants and with the amounts at which something changes, or one beside them.
 */
final class Histories {
    static final long OPENS = 60_000;
    private static final int BIDDERS = 5;
    private static final int LOOKS = 60;

    private final Format format;
    private final Random random;
    private final Setting setting;
    private final Naive lot;
    private final List<Fact> facts = new ArrayList<>();
    private long now;

    private Histories(Format format, long seed) {
        this.format = format;
        this.random = new Random(seed * 31 + format.ordinal());
        this.setting = setting();
        this.lot = format.reference(setting);
    }

    static History of(Format format, long seed) {
        Histories made = new Histories(format, seed);
        made.make();
        return new History(made.setting, made.facts);
    }

    private Setting setting() {
        boolean falls = format == Format.DUTCH || format == Format.DUTCH_SEALED_BEST;
        long start = (falls ? 10_000 : 1_000) + random.nextInt(8);
        List<long[]> steps = new ArrayList<>();
        steps.add(new long[] {0, pick(1, 10, 50)});
        if (oneIn(2)) {
            steps.add(new long[] {start + pick(1, 50, 100), pick(1, 20, 25)});
        }
        if (oneIn(3)) {
            steps.add(new long[] {start + pick(150, 200), 40});
        }
        long end = OPENS + pick(30_000, 60_000, 100_000);
        boolean reserved = oneIn(2);
        long reserve = reserved ? start + pick(0, 1, 10, 100, 150) : 0;
        if (reserved && falls) {
            reserve = start - pick(0, 1, 100, 400);
        }
        Map<Integer, Integer> rank = new HashMap<>();
        for (int bidder = 1; bidder <= BIDDERS && oneIn(2); bidder++) {
            rank.put(1 + random.nextInt(BIDDERS), 1 + random.nextInt(2));
        }
        List<Long> furtherEnds = new ArrayList<>();
        for (long further = end + pick(1, 20_000); furtherEnds.size() < 3 && !oneIn(3); further += pick(1, 30_000)) {
            furtherEnds.add(further);
        }
        boolean many = format == Format.UNIFORM || format == Format.OPEN_LICENCE || format == Format.STANDARD_LICENCE;
        return new Setting(
                start,
                steps,
                OPENS,
                end,
                pick(0, 5_000, 10_000),
                pick(5_000, 10_000, 20_000),
                pick(-1, 0, 7_000, 30_000),
                (int) (format == Format.PUBLIC_LISTING ? pick(1, 2, 3) : pick(1, 1, 2)),
                many ? (int) pick(format == Format.UNIFORM ? 1 : 0, 2, 3) : 0,
                reserve,
                reserved && oneIn(2),
                rank,
                oneIn(2),
                oneIn(8),
                oneIn(3),
                furtherEnds,
                pick(20_000, 40_000),
                pick(0, 5_000),
                pick(4_000, 6_000),
                pick(3_000, 5_000),
                pick(10_000, 20_000),
                (int) pick(1, 100, 333, 1_000),
                pick(1_000, 5_000),
                start - pick(0, 100, 500, 900, 0, falls ? 5_000 : 0),
                pick(10_000, 20_000),
                pick(5_000, 10_000));
    }

    private void make() {
        int bidders = format == Format.PUBLIC_LISTING ? random.nextInt(4) : 1 + random.nextInt(BIDDERS);
        for (int bidder = 1; bidder <= bidders; bidder++) {
            now += pick(0, 1, 100);
            happens(new Fact.Admit(now, bidder));
        }
        int more = 8 + random.nextInt(32);
        for (int i = 0; i < more && !lot.ended(); i++) {
            now = later();
            happens(something());
        }
        if (lot.phase().equals("SUSPENDED")) {
            now += pick(0, 1, 5_000);
            happens(new Fact.Resume(now));
        }
        boolean keepersMissing = setting.keepersWait();
        for (int i = 0; i < LOOKS && !lot.ended(); i++) {
            if (keepersMissing && oneIn(2)) {
                happens(new Fact.Keepers(now));
                keepersMissing = false;
            }
            now = lot.phase().equals("OPEN") && oneIn(2)
                    ? Math.max(now, lot.timesOfInterest().getFirst() + lot.lost(lot.past.size()))
                    : now + 60_000;
            happens(new Fact.Tick(now));
        }
        afterwards();
    }

    /** Bids, departures and a default after the end. */
    private void afterwards() {
        if (oneIn(2)) {
            now += pick(0, 1, 1_000);
            happens(new Fact.Bid(now, someBidder(), setting.start() + pick(0, 1_000), false));
        }
        Verdict verdict = lot.verdict();
        if (verdict.runnerUp() != null && oneIn(3)) {
            happens(new Fact.Leave(now, verdict.runnerUp().bidder()));
        }
        if (oneIn(2)) {
            happens(new Fact.Default(now));
        }
        if (oneIn(4)) {
            happens(new Fact.Default(now));
        }
    }

    private void happens(Fact fact) {
        facts.add(fact);
        lot.play(fact);
    }

    private long later() {
        boolean waiting = lot.phase().equals("SCHEDULED");
        if (!waiting && oneIn(3)) {
            return now;
        }
        if (oneIn(waiting ? 2 : 3)) {
            return Math.max(now, instantOfInterest() + pick(-1, 0, 0, 0, 1));
        }
        return now + (oneIn(12) ? random.nextInt(40_000) : random.nextInt(3_000));
    }

    /** The end of what runs now only now and then: else few histories would see much. */
    private long instantOfInterest() {
        return switch (lot.phase()) {
            case "SCHEDULED" -> OPENS + pick(0, 0, 0, Naive.ON_TIME);
            case "OPEN" -> {
                List<Long> times = lot.timesOfInterest();
                long time = times.get(random.nextInt(times.size()));
                boolean last = time >= lot.boundary() && lot.stage() == null;
                yield last && !oneIn(3) ? now : time + lot.lost(lot.past.size());
            }
            default -> now;
        };
    }

    private Fact something() {
        boolean suspended = lot.phase().equals("SUSPENDED");
        int dice = random.nextInt(100);
        if (setting.keepersWait() && format.sealedAt(lot) && oneIn(12)) {
            return new Fact.Keepers(now);
        }
        if (suspended && dice < 40) {
            return new Fact.Resume(now);
        }
        if (dice < 3) {
            return new Fact.Outage(now, now - pick(0, 1, 6_000, 20_000));
        }
        if (dice < 6) {
            return new Fact.Suspend(now, now - pick(0, 0, 1, 3_000));
        }
        if (dice < 8) {
            return dice == 7 && oneIn(2) ? new Fact.Cancel(now) : new Fact.Resume(now);
        }
        if (dice < 14) {
            return new Fact.Tick(now);
        }
        int bidder = someBidder();
        if (lot.phase().equals("SCHEDULED") && !lot.admitted(bidder) && format == Format.PUBLIC_LISTING) {
            return new Fact.Tick(now);
        }
        if (!lot.admitted(bidder)) {
            return dice < 95 ? new Fact.Admit(now, bidder) : bidOf(bidder);
        }
        boolean leaves = dice < (lot.phase().equals("SCHEDULED") ? 30 : 21);
        return leaves ? new Fact.Leave(now, bidder) : bidOf(bidder);
    }

    /** Whose turn it is, more often than not. */
    private int someBidder() {
        if (lot.stage() != null && lot.stage().bidder() > 0 && !format.sealedAt(lot) && !oneIn(3)) {
            return lot.stage().bidder();
        }
        return 1 + random.nextInt(BIDDERS);
    }

    private Fact bidOf(int bidder) {
        boolean otherForm = oneIn(30);
        if (format.sealedAt(lot) != otherForm) {
            Fact.Fault fault = oneIn(10)
                    ? Fact.Fault.values()[1 + random.nextInt(Fact.Fault.values().length - 1)]
                    : Fact.Fault.NONE;
            return new Fact.Offer(now, bidder, amount(), fault);
        }
        return new Fact.Bid(now, bidder, amount(), oneIn(40));
    }

    private long amount() {
        List<Long> amounts =
                new ArrayList<>(lot.phase().equals("OPEN") ? lot.amountsOfInterest() : List.of(setting.start()));
        if (setting.reserve() > 0) {
            amounts.add(setting.reserve());
        }
        long base = oneIn(2) ? amounts.getLast() : amounts.get(random.nextInt(amounts.size()));
        return Math.max(1, base + pick(0, 0, 0, 0, 0, -1, 1, setting.step(base), random.nextInt(200)));
    }

    private boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    private long pick(long... values) {
        return values[random.nextInt(values.length)];
    }
}
