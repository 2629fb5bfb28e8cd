package org.ipmarket.bidding;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** The demonstration's participants, whose users can log in, and strangers, whose cannot. */
public final class People {
    public static final ParticipantId LIN = ParticipantId.fromString("01900000-0000-7000-8000-000000000001");
    public static final ParticipantId CHEN = ParticipantId.fromString("01900000-0000-7000-8000-000000000002");
    public static final ParticipantId UNI = ParticipantId.fromString("01900000-0000-7000-8000-000000000003");
    public static final ParticipantId HE = ParticipantId.fromString("01900000-0000-7000-8000-000000000004");
    public static final ParticipantId BROKER = ParticipantId.fromString("01900000-0000-7000-8000-000000000005");
    public static final CentreCode GZ = new CentreCode("GZ");
    public static final CentreCode SZ = new CentreCode("SZ");

    private static final AtomicLong VERSIONS = new AtomicLong(1);

    private People() {}

    /** Rises with every call: a later state of any participant has a higher version. */
    public static long nextVersion() {
        return VERSIONS.incrementAndGet();
    }

    public static ParticipantChanged state(ParticipantId participant, long version, Standing standing) {
        return state(participant, version, standing, Set.of());
    }

    public static ParticipantChanged related(ParticipantId participant, ParticipantId other) {
        return state(participant, nextVersion(), Standing.QUALIFIED, Set.of(other));
    }

    /** Qualified, with those who act for it and the centres whose staff it is. */
    public static ParticipantChanged acting(
            ParticipantId participant, Set<ParticipantId> agents, Set<CentreCode> staffOf) {
        ParticipantChanged plain = state(participant, nextVersion(), Standing.QUALIFIED);
        return new ParticipantChanged(
                plain.participant(),
                plain.mode(),
                plain.version(),
                plain.kind(),
                plain.homeCentre(),
                plain.standing(),
                plain.qualifiedAt(),
                plain.related(),
                plain.outsideMainland(),
                agents.isEmpty() ? null : agents,
                staffOf.isEmpty() ? null : staffOf);
    }

    /** Qualified, and outside the mainland. */
    public static ParticipantChanged abroad(ParticipantId participant) {
        ParticipantChanged plain = state(participant, nextVersion(), Standing.QUALIFIED);
        return new ParticipantChanged(
                plain.participant(),
                plain.mode(),
                plain.version(),
                plain.kind(),
                plain.homeCentre(),
                plain.standing(),
                plain.qualifiedAt(),
                plain.related(),
                true,
                null,
                null);
    }

    private static ParticipantChanged state(
            ParticipantId participant, long version, Standing standing, Set<ParticipantId> related) {
        return new ParticipantChanged(
                participant,
                Mode.TEST,
                version,
                ParticipantKind.FIRM,
                GZ,
                standing,
                standing == Standing.REGISTERED ? Set.of() : Set.of(GZ),
                related,
                false,
                null,
                null);
    }
}
