package org.ipmarket.valuation.expert;

import static org.ipmarket.valuation.expert.OpinionDeed.ADJUST;
import static org.ipmarket.valuation.expert.OpinionDeed.ASSIGN;
import static org.ipmarket.valuation.expert.OpinionDeed.COUNTERSIGN;
import static org.ipmarket.valuation.expert.OpinionDeed.EXPIRE;
import static org.ipmarket.valuation.expert.OpinionDeed.ISSUE;
import static org.ipmarket.valuation.expert.OpinionDeed.RECUSE;
import static org.ipmarket.valuation.expert.OpinionDeed.RETURN;
import static org.ipmarket.valuation.expert.OpinionDeed.REVIEW;
import static org.ipmarket.valuation.expert.OpinionDeed.SIGN;
import static org.ipmarket.valuation.expert.OpinionDeed.WITHDRAW;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** The life of a value opinion (价值分析意见). {@link #next()} is the table of what each state permits; docs/valuation-opinions.md shows the same table. */
public enum OpinionState {
    /** Somebody has asked for it; no expert is named. */
    REQUESTED,
    /** Two experts without a conflict are named. */
    ASSIGNED,
    /** The first expert has written the review; the indicative figures stand. */
    REVIEWED,
    /** The first expert has put other figures in their place, with reasons. */
    ADJUSTED,
    /** The first expert has signed. */
    SIGNED,
    /** Both have signed. */
    COUNTERSIGNED,
    /** Given out; it stands until its validity has run out. */
    ISSUED,
    /** Its validity has run out. */
    EXPIRED,
    /** Given up, or taken back. */
    WITHDRAWN;

    private static final Map<OpinionState, Map<OpinionDeed, OpinionState>> TABLE = new EnumMap<>(OpinionState.class);

    static {
        from(REQUESTED).by(ASSIGN, ASSIGNED).by(WITHDRAW, WITHDRAWN);
        from(ASSIGNED).by(REVIEW, REVIEWED).by(RECUSE, REQUESTED).by(WITHDRAW, WITHDRAWN);
        from(REVIEWED)
                .by(REVIEW, REVIEWED)
                .by(ADJUST, ADJUSTED)
                .by(SIGN, SIGNED)
                .by(RECUSE, REQUESTED)
                .by(WITHDRAW, WITHDRAWN);
        from(ADJUSTED)
                .by(ADJUST, ADJUSTED)
                .by(REVIEW, REVIEWED)
                .by(SIGN, SIGNED)
                .by(RECUSE, REQUESTED)
                .by(WITHDRAW, WITHDRAWN);
        from(SIGNED)
                .by(COUNTERSIGN, COUNTERSIGNED)
                .by(RETURN, ASSIGNED)
                .by(RECUSE, REQUESTED)
                .by(WITHDRAW, WITHDRAWN);
        from(COUNTERSIGNED).by(ISSUE, ISSUED).by(RECUSE, REQUESTED).by(WITHDRAW, WITHDRAWN);
        from(ISSUED).by(EXPIRE, EXPIRED).by(WITHDRAW, WITHDRAWN);
        from(EXPIRED);
        from(WITHDRAWN);
    }

    private static Row from(OpinionState state) {
        Map<OpinionDeed, OpinionState> row = new EnumMap<>(OpinionDeed.class);
        TABLE.put(state, row);
        return new Row(row);
    }

    private record Row(Map<OpinionDeed, OpinionState> next) {
        Row by(OpinionDeed deed, OpinionState state) {
            next.put(deed, state);
            return this;
        }
    }

    /** What this state permits, each deed with the state that it leads to. */
    public Map<OpinionDeed, OpinionState> next() {
        return Collections.unmodifiableMap(TABLE.get(this));
    }

    /**
     * Takes a step.
     *
     * @throws IllegalDeed where this state does not permit it
     */
    public OpinionState by(OpinionDeed deed) {
        OpinionState wanted = next().get(deed);
        if (wanted == null) {
            throw new IllegalDeed(this, deed);
        }
        return wanted;
    }

    /** Nothing becomes of it any more. */
    public boolean hasEnded() {
        return next().isEmpty();
    }
}
