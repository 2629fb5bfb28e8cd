package org.ipmarket.listing.evidence;

import java.util.Objects;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** Who may add, read and judge a file. To everybody else it does not exist. */
public final class EvidenceAccess {
    private EvidenceAccess() {}

    /**
     * Who asks.
     *
     * @param participant for whom it counts, or null
     * @param centre whose staff it is, or null; not while it acts for a participant
     * @param judge whether it is of the staff that look at papers: reviewers, recordal, managers
     * @param overseer a regulator or the market's admin
     */
    public record Asker(ParticipantId participant, CentreCode centre, boolean judge, boolean overseer) {}

    /** Who has brought the file: a participant, or else a centre. */
    public record Bringer(ParticipantId participant, CentreCode centre) {}

    public static boolean mayAdd(Asker asker, EvidenceSubject subject) {
        return isParty(asker, subject) || mayJudge(asker, subject);
    }

    public static boolean mayRead(Asker asker, EvidenceSubject subject, Bringer bringer) {
        return asker.overseer()
                || (asker.participant() != null && Objects.equals(asker.participant(), bringer.participant()))
                || isParty(asker, subject)
                || isStaff(asker, subject);
    }

    /** Whether the asker may list what there is of the subject. */
    public static boolean mayList(Asker asker, EvidenceSubject subject) {
        return asker.overseer() || isParty(asker, subject) || isStaff(asker, subject);
    }

    public static boolean mayJudge(Asker asker, EvidenceSubject subject) {
        return asker.judge() && isStaff(asker, subject);
    }

    private static boolean isParty(Asker asker, EvidenceSubject subject) {
        return asker.participant() != null && subject.parties().contains(asker.participant());
    }

    private static boolean isStaff(Asker asker, EvidenceSubject subject) {
        return asker.centre() != null && subject.centres().contains(asker.centre());
    }
}
