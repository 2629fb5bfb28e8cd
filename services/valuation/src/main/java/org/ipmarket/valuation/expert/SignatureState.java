package org.ipmarket.valuation.expert;

import static org.ipmarket.valuation.expert.SignatureDeed.ANSWER;
import static org.ipmarket.valuation.expert.SignatureDeed.CONFIRM;
import static org.ipmarket.valuation.expert.SignatureDeed.REFUSE;

import java.util.Map;

/** How far a signature is. {@link #next()} is the table of what each state permits; docs/valuation-opinions.md shows the same table. */
public enum SignatureState {
    /** The provider was asked. */
    ASKED,
    /** The scan of the sealed paper is here; another person of the centre has to compare it. */
    UPLOADED,
    SIGNED,
    /** It counts for nothing; the expert may sign anew. */
    REFUSED;

    private static final Map<SignatureState, Map<SignatureDeed, SignatureState>> TABLE = Map.of(
            ASKED, Map.of(ANSWER, SIGNED, REFUSE, REFUSED),
            UPLOADED, Map.of(CONFIRM, SIGNED, REFUSE, REFUSED),
            SIGNED, Map.of(),
            REFUSED, Map.of());

    /** What this state permits, each deed with the state that it leads to. */
    public Map<SignatureDeed, SignatureState> next() {
        return TABLE.get(this);
    }

    /**
     * Takes a step.
     *
     * @throws IllegalSignatureDeed where this state does not permit it
     */
    public SignatureState by(SignatureDeed deed) {
        SignatureState wanted = next().get(deed);
        if (wanted == null) {
            throw new IllegalSignatureDeed(this, deed);
        }
        return wanted;
    }

    /** Something may yet become of it: what is signed must not change meanwhile. */
    public boolean isUnderWay() {
        return !next().isEmpty();
    }
}
