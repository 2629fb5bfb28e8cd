package org.ipmarket.auction.oracle;

import java.util.List;
import java.util.stream.IntStream;

/** Public listing, from {@code docs/formats.md}: a notice; whoever came competes. */
class NaivePublicListing extends NaiveEnglish {
    private static final int MOST_BIDDERS = 9;

    NaivePublicListing(Setting setting) {
        super(setting);
    }

    private boolean competing() {
        return stage() != null && stage().name().equals("AUCTION");
    }

    /** Of the notice, at its last extension; of the auction, without its own. */
    @Override
    long plannedEnd() {
        if (competing()) {
            return running(stage()) + setting.auction();
        }
        return stage() == null ? setting.end() : stage().amount();
    }

    @Override
    boolean admits() {
        return !competing();
    }

    private List<Integer> qualified() {
        return IntStream.rangeClosed(1, MOST_BIDDERS)
                .filter(this::admitted)
                .boxed()
                .toList();
    }

    @Override
    void boundaryReached(long at) {
        if (competing()) {
            close(at);
        } else if (qualified().size() >= enough()) {
            begin("AUCTION", at, 0);
        } else if (qualified().size() == 1 && setting.minimum() <= 1) {
            close(at);
        } else {
            setting.furtherEnds().stream()
                    .filter(end -> end > running(at))
                    .findFirst()
                    .ifPresentOrElse(end -> extend(at, end), () -> close(at));
        }
    }

    int enough() {
        return Math.max(2, setting.minimum());
    }

    private void extend(long at, long end) {
        past.add(new Happening(past.size(), Kind.STAGE, at, 0, end, "NOTICE"));
    }

    @Override
    String refusal() {
        return competing() ? null : "NOT_YET";
    }

    @Override
    boolean stands(int bidder) {
        return competing() && admitted(bidder);
    }

    @Override
    int extensions() {
        long notices = past.stream().filter(one -> "NOTICE".equals(one.name())).count();
        return (int) notices + super.extensions();
    }

    /** A single buyer takes it at the asking price, as if it had bid that when the notice ended. */
    @Override
    List<Happening> standing() {
        if (competing() || qualified().isEmpty()) {
            return super.standing();
        }
        return List.of(new Happening(past.size(), Kind.VALID, 0, qualified().getFirst(), setting.start(), null));
    }

    @Override
    List<Happening> ranked() {
        return competing() ? standing() : List.of();
    }

    /** In the notice those who have come; there are enough of them when they compete. */
    @Override
    long bidders() {
        return qualified().size();
    }
}
