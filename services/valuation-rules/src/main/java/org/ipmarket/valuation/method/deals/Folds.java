package org.ipmarket.valuation.method.deals;

import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.random.RandomGeneratorFactory;

/** Which lots a fit leaves out: each in one fold, folds of equal size but for one, dealt by a shuffle of the seed. */
final class Folds {
    private static final String ALGORITHM = "L64X128MixRandom";

    private Folds() {}

    /** For each lot of a snapshot (so in the order of ids) its fold. */
    static int[] of(List<Observation> lots, long seed, int folds) {
        SplittableGenerator chance =
                (SplittableGenerator) RandomGeneratorFactory.of(ALGORITHM).create(seed);
        int[] fold = new int[lots.size()];
        for (int i = 0; i < fold.length; i++) {
            fold[i] = i % folds;
        }
        for (int i = fold.length - 1; i > 0; i--) {
            int other = chance.nextInt(i + 1);
            int kept = fold[i];
            fold[i] = fold[other];
            fold[other] = kept;
        }
        return fold;
    }
}
