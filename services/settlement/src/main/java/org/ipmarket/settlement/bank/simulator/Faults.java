package org.ipmarket.settlement.bank.simulator;

/**
 * Chances in a thousand that a call of the simulated payment service goes wrong; drawn from a seed, so that a run can be
 * repeated.
 *
 * @param lost no answer, and the order never came through
 * @param timedOut no answer, and the order was taken
 * @param late no answer, and the order arrives after the bank was asked of it
 * @param unknown the answer is that it does not know; the order may have been taken
 * @param twice it answers a second time
 * @param refused it refuses
 */
public record Faults(long seed, int lost, int timedOut, int late, int unknown, int twice, int refused) {
    public static final Faults NONE = new Faults(0, 0, 0, 0, 0, 0, 0);

    public Faults {
        if (lost < 0 || timedOut < 0 || late < 0 || unknown < 0 || twice < 0 || refused < 0) {
            throw new IllegalArgumentException("a chance is not negative");
        }
        if (lost + timedOut + late + unknown + refused > 1000 || twice > 1000) {
            throw new IllegalArgumentException("the chances of a call are more than a thousand together");
        }
    }
}
