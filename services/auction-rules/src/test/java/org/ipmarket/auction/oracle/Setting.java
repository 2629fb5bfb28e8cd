package org.ipmarket.auction.oracle;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;

/**
 * What was announced, in milliseconds and minor units. What a format does not use is zero or empty.
 *
 * @param steps from price, step; ascending, the first from 0
 * @param cap most extension; -1: none
 * @param reserve 0: none
 * @param secret whether the reserve is
 * @param rank of each bidder's right of priority
 * @param quantity 0: none announced
 * @param gateFails whether an asset is found lost at the close
 * @param keepersWait whether the keepers open sealed offers only after {@link Fact.Keepers}
 */
record Setting(
        long start,
        List<long[]> steps,
        long opens,
        long end,
        long window,
        long extension,
        long cap,
        int minimum,
        int quantity,
        long reserve,
        boolean secret,
        Map<Integer, Integer> rank,
        boolean runnerUp,
        boolean gateFails,
        boolean keepersWait,
        List<Long> furtherEnds,
        long auction,
        long firstPause,
        long turn,
        long pause,
        long silence,
        int share,
        long every,
        long floor,
        long sealed,
        long best) {
    /** The step at a price is that of the highest band whose beginning is not above it. */
    long step(long price) {
        long step = 0;
        for (long[] band : steps) {
            if (band[0] <= price) {
                step = band[1];
            }
        }
        return step;
    }

    /** The same but for one component. */
    Setting with(String component, Object value) {
        RecordComponent[] components = Setting.class.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                boolean other = components[i].getName().equals(component);
                values[i] = other ? value : components[i].getAccessor().invoke(this);
            }
            return Setting.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("a record has its components", e);
        }
    }

    @Override
    public String toString() {
        return "start " + start + ", steps "
                + steps.stream().map(band -> band[0] + ":+" + band[1]).toList() + ", open " + opens + ".." + end
                + ", window " + window + ", extension " + extension + ", cap " + cap + ", minimum " + minimum
                + ", quantity " + quantity + ", reserve " + reserve + (secret ? " secret" : " open") + ", ranks " + rank
                + (runnerUp ? ", runner-up waits" : "") + (gateFails ? ", gate fails" : "")
                + (keepersWait ? ", keepers wait" : "") + ", further ends " + furtherEnds + ", auction " + auction
                + ", pauses " + firstPause
                + " and " + pause + ", turn " + turn + ", silence " + silence + ", falls " + share + " bp every "
                + every + " to " + floor + ", sealed " + sealed + ", best " + best;
    }
}
