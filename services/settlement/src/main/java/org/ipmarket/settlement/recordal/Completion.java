package org.ipmarket.settlement.recordal;

import java.util.EnumSet;
import java.util.Set;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.Right;

/**
 * What completes the sale of a right, and what else is owed or may be asked for.
 *
 * @param releases only this releases the money
 * @param owed has to be done too, but the money does not wait for it
 * @param optional may be asked for
 * @param rule why, in Chinese and English, with its source
 */
public record Completion(Matter releases, Set<Matter> owed, Set<Matter> optional, Rule rule) {
    private static final Rule ASSIGNED = new Rule(
            "专利权的转让自登记之日起生效，以手续合格通知书为准，与付款无关（专利法第十条）",
            "A patent passes when the office registers the change, dated by its notice that the formalities are met, not by"
                    + " payment (Patent Law 10)");
    private static final Rule LICENSED_ALONE = new Rule(
            "独占、排他许可合同自生效之日起三个月内备案（专利法实施细则第十五条）；未备案不得对抗善意第三人，故备案后放款（交易惯例）",
            "An exclusive or sole licence contract is filed within three months of its taking effect (Implementing Rules of the"
                    + " Patent Law 15); others in good faith need not respect one that is not, so the money waits for the filing"
                    + " (practice)");
    private static final Rule LICENSED = new Rule(
            "普通许可自合同生效（专利法第十二条、民法典第五百零二条）；三个月内备案（专利法实施细则第十五条）",
            "An ordinary licence takes effect by its contract (Patent Law 12, Civil Code 502) and is filed within three months"
                    + " (Implementing Rules of the Patent Law 15)");
    private static final Rule OPEN = new Rule(
            "以书面通知并依公告支付许可使用费即获得实施许可（专利法第五十一条）；达成许可的书面文件应当备案（专利法实施细则第八十七条）",
            "Written notice and payment as announced make the licence (Patent Law 51); what proves it is filed"
                    + " (Implementing Rules of the Patent Law 87)");
    private static final Rule WORK_ASSIGNED = new Rule(
            "著作权转让应当订立书面合同，自合同生效（著作权法第二十七条）；可以备案或登记（著作权法实施条例第二十五条、计算机软件保护条例第二十一条）",
            "Copyright is assigned by a written contract and passes with it (Copyright Law 27); it may be registered"
                    + " (Implementing Regulations of the Copyright Law 25, Regulations on Software 21)");
    private static final Rule WORK_LICENSED_ALONE = new Rule(
            "专有使用权的许可应当采用书面形式，自合同生效（著作权法第二十六条、实施条例第二十三条）；可以备案或登记（实施条例第二十五条、计算机软件保护条例第二十一条）",
            "Exclusive use is granted in writing and takes effect by the contract (Copyright Law 26, Implementing Regulations"
                    + " 23); it may be registered (Implementing Regulations 25, Regulations on Software 21)");
    private static final Rule WORK_LICENSED = new Rule(
            "许可使用自合同生效，无须登记（著作权法第二十六条）", "Use is licensed by contract, nothing is registered (Copyright Law 26)");

    public Completion {
        owed = Set.copyOf(owed);
        optional = Set.copyOf(optional);
    }

    /** What the law and the market ask for. */
    public record Rule(String zh, String en) {
        @Override
        public String toString() {
            return zh + " / " + en;
        }
    }

    /**
     * The completion of a sale.
     *
     * @param openLicence whether the licence was offered to everybody by the office's announcement (开放许可), patents only
     */
    public static Completion of(AssetKind kind, Right right, boolean openLicence) {
        return switch (kind) {
            case PATENT -> ofPatent(right, openLicence);
            case COPYRIGHT -> {
                if (openLicence) {
                    throw new IllegalArgumentException("only patents have open licences (Patent Law 50)");
                }
                yield ofWork(right);
            }
        };
    }

    private static Completion ofPatent(Right right, boolean openLicence) {
        Set<Matter> technology = EnumSet.of(Matter.TECHNOLOGY_CONTRACT);
        if (openLicence) {
            if (right != Right.ORDINARY_LICENCE) {
                throw new IllegalArgumentException("an open licence is an ordinary one (Patent Law 51), not " + right);
            }
            return new Completion(Matter.OPEN_LICENCE, EnumSet.of(Matter.LICENCE_FILING), technology, OPEN);
        }
        return switch (right) {
            case ASSIGNMENT -> new Completion(Matter.TITLE_CHANGE, Set.of(), technology, ASSIGNED);
            case EXCLUSIVE_LICENCE, SOLE_LICENCE ->
                new Completion(Matter.LICENCE_FILING, Set.of(), technology, LICENSED_ALONE);
            case ORDINARY_LICENCE ->
                new Completion(Matter.CONTRACT, EnumSet.of(Matter.LICENCE_FILING), technology, LICENSED);
        };
    }

    private static Completion ofWork(Right right) {
        return switch (right) {
            case ASSIGNMENT ->
                new Completion(Matter.CONTRACT, Set.of(), EnumSet.of(Matter.COPYRIGHT_REGISTRATION), WORK_ASSIGNED);
            case EXCLUSIVE_LICENCE, SOLE_LICENCE ->
                new Completion(
                        Matter.CONTRACT, Set.of(), EnumSet.of(Matter.COPYRIGHT_REGISTRATION), WORK_LICENSED_ALONE);
            case ORDINARY_LICENCE -> new Completion(Matter.CONTRACT, Set.of(), Set.of(), WORK_LICENSED);
        };
    }
}
