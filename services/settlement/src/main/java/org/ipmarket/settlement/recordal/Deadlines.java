package org.ipmarket.settlement.recordal;

import java.time.LocalDate;
import java.util.Optional;
import org.ipmarket.messages.WorkingDays;
import org.ipmarket.messages.WorkingDays.Deadline;

/** Until when something has to be done in a case, and by which rule. */
public final class Deadlines {
    private static final int LICENCE_FILING_MONTHS = 3;
    private static final int FEE_MONTHS = 1;
    private static final Completion.Rule FILE = new Completion.Rule(
            "价款到账后在中心规定的工作日内提出请求（交易惯例）",
            "the request is made within the centre's working days after full payment (practice)");
    private static final Completion.Rule FILE_LICENCE = new Completion.Rule(
            "自合同生效之日起三个月内备案（专利法实施细则第十五条）",
            "filed within three months of the contract's taking effect (Implementing Rules of the Patent Law 15)");
    private static final Completion.Rule PAY_FEE = new Completion.Rule(
            "著录事项变更费自提出请求之日起一个月内缴纳（专利法实施细则第一百一十六条）",
            "the fee for the change is paid within one month of the request (Implementing Rules of the Patent Law 116)");
    private static final Completion.Rule CORRECT =
            new Completion.Rule("在补正通知书指定的期限内补正", "corrected within the time of the office's request");
    private static final Completion.Rule CHECK = new Completion.Rule(
            "录入后在中心规定的工作日内由另一人复核（交易惯例）",
            "checked by a second person within the centre's working days after the entry (practice)");

    private Deadlines() {}

    /**
     * A time that runs.
     *
     * @param what has to be done: {@code FILE}, {@code PAY_OFFICIAL_FEE}, {@code CORRECT}, {@code CHECK}
     */
    public record Due(What what, LocalDate until, boolean provisional, Completion.Rule rule) {}

    /** What somebody has to do. */
    public enum What {
        FILE,
        PAY_OFFICIAL_FEE,
        CORRECT,
        CHECK
    }

    /**
     * The request, while papers are collected; empty until its time runs.
     *
     * @param funded the day of full payment, or null
     * @param contractInEffect the day on which the licence contract took effect, or null
     * @param workingDays what the centre gives
     */
    public static Optional<Due> toFile(
            Matter matter, LocalDate funded, LocalDate contractInEffect, int workingDays, WorkingDays calendar) {
        if (matter == Matter.LICENCE_FILING && contractInEffect != null) {
            return Optional.of(
                    due(What.FILE, rolled(contractInEffect.plusMonths(LICENCE_FILING_MONTHS), calendar), FILE_LICENCE));
        }
        if (funded == null || matter == Matter.COPYRIGHT_REGISTRATION || matter == Matter.TECHNOLOGY_CONTRACT) {
            return Optional.empty();
        }
        return Optional.of(due(What.FILE, calendar.addWorkingDays(funded, workingDays), FILE));
    }

    /** The official fee of a change. */
    public static Due toPayFee(LocalDate filed, WorkingDays calendar) {
        return due(What.PAY_OFFICIAL_FEE, rolled(filed.plusMonths(FEE_MONTHS), calendar), PAY_FEE);
    }

    /** The office's own day is not moved. */
    public static Due toCorrect(LocalDate until) {
        return new Due(What.CORRECT, until, false, CORRECT);
    }

    public static Due toCheck(LocalDate entered, int workingDays, WorkingDays calendar) {
        return due(What.CHECK, calendar.addWorkingDays(entered, workingDays), CHECK);
    }

    /** The day itself, or the next working day (Civil Code 203). */
    private static Deadline rolled(LocalDate day, WorkingDays calendar) {
        return calendar.addDays(day.minusDays(1), 1);
    }

    private static Due due(What what, Deadline day, Completion.Rule rule) {
        return new Due(what, day.day(), day.provisional(), rule);
    }
}
