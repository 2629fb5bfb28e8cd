package org.ipmarket.settlement.recordal;

import static org.ipmarket.settlement.recordal.Want.Step.FILING;
import static org.ipmarket.settlement.recordal.Want.Step.RECORDING;

import java.util.ArrayList;
import java.util.List;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;

/** What the file of a case has to hold, and by which rule. */
public final class WantedPapers {
    private WantedPapers() {}

    /**
     * What is known of the sale.
     *
     * @param coOwned whether any of the assets has several owners
     * @param pledged whether any of the assets is pledged
     * @param crossBorder whether a party is outside the mainland
     * @param changeFee 著录事项变更费 of all changes of the sale
     */
    public record Facts(Right right, boolean coOwned, boolean pledged, boolean crossBorder, Money changeFee) {}

    /** In the order in which one would bring them. */
    public static List<Want> of(Matter matter, Facts facts) {
        List<Want> wanted = new ArrayList<>();
        if (matter == Matter.OPEN_LICENCE) {
            return List.of();
        }
        wanted.add(new Want(
                Paper.CONTRACT,
                FILING,
                "应当订立书面合同（专利法第十条、第十二条，著作权法第二十六条、第二十七条）",
                "in writing (Patent Law 10 and 12, Copyright Law 26 and 27)"));
        switch (matter) {
            case TITLE_CHANGE -> {
                wanted.add(new Want(
                        Paper.CHANGE_FORM,
                        FILING,
                        "向国务院专利行政部门登记（专利法第十条）",
                        "registered with the patent office (Patent Law 10)"));
                consents(wanted, facts);
                export(wanted, facts);
                wanted.add(new Want(
                        Paper.OFFICIAL_FEE,
                        RECORDING,
                        facts.changeFee(),
                        new Completion.Rule(
                                "著录事项变更费自提出请求之日起一个月内缴纳，期满未缴视为未提出请求（专利法实施细则第一百一十六条）",
                                "the fee for the change is paid within one month of the request, else the request counts as not"
                                        + " made (Implementing Rules of the Patent Law 116)")));
            }
            case LICENCE_FILING -> {
                wanted.add(new Want(
                        Paper.FILING_FORM,
                        FILING,
                        "许可合同应当备案（专利法实施细则第十五条）",
                        "licence contracts are filed (Implementing Rules of the Patent Law 15)"));
                consents(wanted, facts);
                export(wanted, facts);
            }
            case CONTRACT -> {
                consents(wanted, facts);
                export(wanted, facts);
            }
            case COPYRIGHT_REGISTRATION ->
                wanted.add(
                        new Want(
                                Paper.REGISTRATION_FORM,
                                FILING,
                                "可以备案或者登记（著作权法实施条例第二十五条、计算机软件保护条例第二十一条）",
                                "may be registered (Implementing Regulations of the Copyright Law 25, Regulations on Software 21)"));
            case TECHNOLOGY_CONTRACT ->
                wanted.add(new Want(
                        Paper.TECHNOLOGY_FORM,
                        FILING,
                        "技术合同认定登记管理办法；免征增值税须持认定证明（财税〔2016〕36号附件3第一条第二十六项）",
                        "Measures for the Recognition and Registration of Technology Contracts; the VAT exemption needs the"
                                + " certificate (Caishui [2016] 36, annex 3, 1(26))"));
            case OPEN_LICENCE -> throw new IllegalStateException("an open licence wants no paper of this market");
        }
        return List.copyOf(wanted);
    }

    /** One owner alone may grant an ordinary licence; every other right needs all of them. */
    private static void consents(List<Want> wanted, Facts facts) {
        if (facts.coOwned() && facts.right() != Right.ORDINARY_LICENCE) {
            wanted.add(new Want(
                    Paper.CO_OWNERS_CONSENT,
                    FILING,
                    "应当取得全体共有人的同意（专利法第十四条、著作权法第十四条）",
                    "every co-owner consents (Patent Law 14, Copyright Law 14)"));
        }
        if (facts.pledged()) {
            wanted.add(new Want(
                    Paper.PLEDGEE_CONSENT,
                    FILING,
                    "出质后未经质权人同意不得转让或者许可（民法典第四百四十四条）",
                    "what is pledged is assigned or licensed with the pledgee's consent (Civil Code 444)"));
        }
    }

    private static void export(List<Want> wanted, Facts facts) {
        if (facts.crossBorder()) {
            wanted.add(new Want(
                    Paper.EXPORT_PERMIT,
                    FILING,
                    "凭技术出口许可证或者合同登记证办理（技术进出口管理条例第二十九条至第四十条）",
                    "with the export licence or the contract's registration (Technology Import and Export Regulations 29 to"
                            + " 40)"));
        }
    }
}
