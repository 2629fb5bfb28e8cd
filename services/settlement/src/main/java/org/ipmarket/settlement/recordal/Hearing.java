package org.ipmarket.settlement.recordal;

import java.util.List;

/**
 * What becomes of an answer that came over a link. Staff may enter by hand what the office has said, before the link tells it or in
 * place of it: then the link's answer tells nothing new.
 */
public enum Hearing {
    /** It moves the case. */
    TAKEN,
    /** The case has it already, from a person: it is taken note of, so that the office's next answer is heard. */
    KNOWN,
    /** Its turn has not come: it is looked at again. */
    WAITS;

    /**
     * Judges one answer, the next that was not read.
     *
     * @param claimed whether what a person has entered waits for its check; the office's word is heard after it
     * @param corrections how many corrections of this round were handed in
     * @param answers of the office to this round's request, oldest first, the one judged among them
     */
    public static Hearing of(
            Matter matter,
            CaseState state,
            boolean claimed,
            int corrections,
            OfficeAnswer answer,
            List<OfficeAnswer> answers) {
        if (claimed) {
            return WAITS;
        }
        boolean known =
                switch (answer) {
                    case OfficeAnswer.CorrectionAsked asked ->
                        place(asked, answers) <= corrections + (state == CaseState.CORRECTION_ASKED ? 1 : 0);
                    case OfficeAnswer.NoticeIssued issued -> state.isRecorded();
                    case OfficeAnswer.Refused refused -> state == CaseState.REFUSED;
                    case OfficeAnswer.Gazetted gazetted -> state == CaseState.GAZETTED;
                };
        if (known) {
            return KNOWN;
        }
        return state.next(matter).contains(leadsTo(answer)) ? TAKEN : WAITS;
    }

    /** Which of the corrections asked for it is, from 1. */
    private static long place(OfficeAnswer.CorrectionAsked asked, List<OfficeAnswer> answers) {
        return answers.stream()
                .filter(each -> each instanceof OfficeAnswer.CorrectionAsked && each.sequence() <= asked.sequence())
                .count();
    }

    private static CaseState leadsTo(OfficeAnswer answer) {
        return switch (answer) {
            case OfficeAnswer.CorrectionAsked asked -> CaseState.CORRECTION_ASKED;
            case OfficeAnswer.Refused refused -> CaseState.REFUSED;
            case OfficeAnswer.NoticeIssued issued -> CaseState.NOTICE_ISSUED;
            case OfficeAnswer.Gazetted gazetted -> CaseState.GAZETTED;
        };
    }
}
