package org.ipmarket.valuation.expert.desk;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.valuation.expert.OpinionDeed;
import org.ipmarket.valuation.expert.OpinionState;
import org.ipmarket.valuation.expert.store.ExpertRow;
import org.ipmarket.valuation.expert.store.OpinionRow;
import org.ipmarket.valuation.expert.store.SignatureRepository;

/** Whose turn it is to sign, in whatever manner, and whether anything stands against it. All within the caller's transaction. */
@ApplicationScoped
class SigningTurn {
    private final OpinionAccess access;
    private final SignatureRepository signatures;
    private final Readiness readiness;
    private final Fitness fitness;

    SigningTurn(OpinionAccess access, SignatureRepository signatures, Readiness readiness, Fitness fitness) {
        this.access = access;
        this.signatures = signatures;
        this.readiness = readiness;
        this.fitness = fitness;
    }

    /** @param second whether it is the second expert's */
    record Turn(boolean second, ExpertRow expert) {
        int ordinal() {
            return second ? 2 : 1;
        }
    }

    /** The first expert's where the opinion waits for that one, else the second's; refuses who is another, and a state in which nobody signs. */
    Turn of(Caller caller, OpinionRow row) {
        boolean second = row.state() == OpinionState.SIGNED;
        row.state().by(second ? OpinionDeed.COUNTERSIGN : OpinionDeed.SIGN);
        return new Turn(second, access.requireExpert(caller, row, second));
    }

    /** Refuses where a signature is under way, the other one is the same person's, or the estimate or the expert does not stand. */
    void requireClear(Caller caller, OpinionRow row, Turn turn) {
        readiness.requireNoSignatureUnderWay(row);
        boolean signedTheOther = signatures.standing(row.id(), row.edition()).stream()
                .anyMatch(signature -> signature.subject().equals(caller.subject()));
        if (signedTheOther) {
            throw Problems.forbidden("same-person", "The second signature is another person's.");
        }
        requireSound(row, turn.second());
    }

    /** Refuses where the estimate, or the expert who signs, does not stand. */
    void requireSound(OpinionRow row, boolean second) {
        readiness.requireSound(row);
        ExpertRow first = access.expert(row.firstExpert());
        ExpertRow other = access.expert(row.secondExpert());
        fitness.requirePair(first, other);
        fitness.requireFit(row, second ? "second" : "first", second ? other : first);
    }
}
