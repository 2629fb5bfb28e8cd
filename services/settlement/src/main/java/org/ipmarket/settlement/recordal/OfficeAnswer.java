package org.ipmarket.settlement.recordal;

import java.time.LocalDate;

/** What an office has said about a request. */
public sealed interface OfficeAnswer {
    /** Its place among the office's answers to this request, from 1. */
    int sequence();

    /** Number of the office's letter. */
    String number();

    /** The day that it bears. */
    LocalDate on();

    /** 补正通知书 @param until when the correction has to be with the office */
    record CorrectionAsked(int sequence, String number, LocalDate on, LocalDate until, String reasons)
            implements OfficeAnswer {}

    record Refused(int sequence, String number, LocalDate on, String reasons) implements OfficeAnswer {}

    /** 手续合格通知书, 备案证明, 登记证书: what was asked for has effect from its day. */
    record NoticeIssued(int sequence, String number, LocalDate on) implements OfficeAnswer {}

    /** 公告 @param number volume and number of the gazette */
    record Gazetted(int sequence, String number, LocalDate on) implements OfficeAnswer {}
}
