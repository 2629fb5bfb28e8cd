package org.ipmarket.settlement.recordal.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ipmarket.settlement.recordal.Matter;
import org.ipmarket.settlement.recordal.OfficeAnswer;

/**
 * What a simulated office does with a request: a plan of answers, each some of its days after the one before or after the
 * correction that it asked for. A day of such an office may be short; the days on its letters are the market's.
 */
public record Procedure(List<Planned> plan) {
    private static final Pattern STEP = Pattern.compile("(\\d{1,3})\\s*:\\s*([A-Z]+)");
    private static final int LONGEST = 12;
    private static final int CORRECTION_DAYS = 60;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public Procedure {
        plan = List.copyOf(plan);
        if (plan.isEmpty() || plan.size() > LONGEST) {
            throw new IllegalArgumentException("a plan has 1 to " + LONGEST + " answers");
        }
    }

    /** What the office answers. */
    public enum Answer {
        CORRECTION,
        REFUSAL,
        NOTICE,
        GAZETTE
    }

    /** @param days of the office, since it was its turn */
    public record Planned(int days, Answer answer) {}

    /** Reads {@code 2:CORRECTION,3:NOTICE,5:GAZETTE}. */
    public static Procedure parse(String text) {
        List<Planned> plan = new ArrayList<>();
        for (String word : text.split(",", LONGEST + 1)) {
            Matcher step = STEP.matcher(word.strip().toUpperCase(Locale.ROOT));
            if (!step.matches()) {
                throw new IllegalArgumentException("not a step of a plan: '" + word + "'; such as 2:CORRECTION");
            }
            try {
                plan.add(new Planned(Integer.parseInt(step.group(1)), Answer.valueOf(step.group(2))));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "not an answer: '" + step.group(2) + "'; accepted: " + List.of(Answer.values()));
            }
        }
        return new Procedure(plan);
    }

    /** By chance that an id decides: most requests pass, some are to be corrected, few refused. */
    public static Procedure byChance(UUID filing, Matter matter) {
        int of100 = Math.floorMod(filing.hashCode(), 100);
        int days = 2 + Math.floorMod(filing.hashCode() / 100, 9);
        List<Planned> plan = new ArrayList<>();
        if (of100 < 5) {
            plan.add(new Planned(days, Answer.REFUSAL));
            return new Procedure(plan);
        }
        if (of100 < 25) {
            plan.add(new Planned(days, Answer.CORRECTION));
        }
        plan.add(new Planned(days, Answer.NOTICE));
        if (matter.isGazetted()) {
            plan.add(new Planned(7, Answer.GAZETTE));
        }
        return new Procedure(plan);
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return String.join(
                ",",
                plan.stream().map(step -> step.days() + ":" + step.answer()).toList());
    }

    /**
     * What the office has said by now.
     *
     * @param filed when it took the request
     * @param corrected when it took each correction, in order
     * @param day how long a day of this office lasts
     * @param number by which the office knows the request
     */
    public List<OfficeAnswer> answers(
            Instant filed, List<Instant> corrected, Instant now, Duration day, String number) {
        List<OfficeAnswer> said = new ArrayList<>();
        Instant turn = filed;
        int corrections = 0;
        for (Planned step : plan) {
            Instant at = turn.plus(day.multipliedBy(step.days()));
            if (at.isAfter(now)) {
                break;
            }
            int sequence = said.size() + 1;
            LocalDate on = at.atZone(ZONE).toLocalDate();
            String letter = number + "-" + sequence;
            said.add(
                    switch (step.answer()) {
                        case CORRECTION ->
                            new OfficeAnswer.CorrectionAsked(
                                    sequence,
                                    letter,
                                    on,
                                    on.plusDays(CORRECTION_DAYS),
                                    "申报书填写不符合要求 / the form is not filled in as required");
                        case REFUSAL ->
                            new OfficeAnswer.Refused(
                                    sequence, letter, on, "证明文件不符合规定 / the papers do not prove the change");
                        case NOTICE -> new OfficeAnswer.NoticeIssued(sequence, letter, on);
                        case GAZETTE -> new OfficeAnswer.Gazetted(sequence, letter, on);
                    });
            turn = at;
            if (step.answer() == Answer.REFUSAL) {
                break;
            }
            if (step.answer() == Answer.CORRECTION) {
                if (corrected.size() <= corrections) {
                    break;
                }
                Instant handedIn = corrected.get(corrections++);
                turn = handedIn.isAfter(at) ? handedIn : at;
            }
        }
        return said;
    }
}
