package org.ipmarket.settlement.trade;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.ipmarket.messages.CapitalNumerals;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;

/**
 * The confirmation of sale (成交确认书) that both sides sign. The same facts always give the same text, byte for byte, so
 * its hash can be signed and checked later.
 *
 * @param lot the lot, or the deal where the parties agreed with each other
 * @param extent how far a licence reaches, or null for all of the right
 * @param assets what is sold, one line of text each
 * @param rule the announcement or deal that the sale rests on, with its number
 * @param demonstration whether it is marked as no offer of anybody's right
 */
public record ConfirmationOfSale(
        TradeId trade,
        Way way,
        AwardId award,
        LotId lot,
        CentreCode centre,
        CentreCode buyerCentre,
        ParticipantId seller,
        ParticipantId buyer,
        LocalizedText title,
        Right right,
        Extent extent,
        List<String> assets,
        TradeSums sums,
        Instant awardedAt,
        Instant confirmationDue,
        String rule,
        boolean demonstration) {
    private static final DateTimeFormatter ZH =
            DateTimeFormatter.ofPattern("uuuu年M月d日 HH:mm:ss", Locale.ROOT).withZone(MarketClock.ZONE);
    private static final DateTimeFormatter EN =
            DateTimeFormatter.ofPattern("d MMMM uuuu HH:mm:ss", Locale.ENGLISH).withZone(MarketClock.ZONE);

    /** SHA-256 of the text in UTF-8, in hexadecimal: what the parties sign. */
    public static String hash(String html) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(html.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The document, a whole page of HTML in Chinese and English. */
    public String html() {
        StringBuilder page = new StringBuilder(8_192);
        page.append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
                .append(chineseHeading())
                .append(' ')
                .append(trade)
                .append("</title>\n<style>body{font-family:serif;max-width:48em;margin:2em auto;line-height:1.6}")
                .append("table{border-collapse:collapse;width:100%}th,td{border:1px solid #888;padding:.3em .6em;")
                .append(
                        "text-align:left;vertical-align:top}.demo{border:2px solid #b00;padding:.5em;color:#b00}</style>\n")
                .append("</head>\n<body>\n");
        if (demonstration) {
            page.append("<p class=\"demo\">演示：本文件仅供演示，不构成对任何真实权利的要约或转让。<br>")
                    .append("Demonstration only: not an offer or a transfer of anybody's right.</p>\n");
        }
        chinese(page);
        english(page);
        return page.append("</body>\n</html>\n").toString();
    }

    private String chineseHeading() {
        return switch (way) {
            case AWARD -> "成交确认书";
            case DEAL -> right == Right.ASSIGNMENT ? "协议转让成交确认书" : "协议许可成交确认书";
        };
    }

    private String englishHeading() {
        return switch (way) {
            case AWARD -> "Confirmation of sale";
            case DEAL ->
                right == Right.ASSIGNMENT
                        ? "Confirmation of a negotiated transfer"
                        : "Confirmation of a negotiated licence";
        };
    }

    private void chinese(StringBuilder page) {
        page.append("<section lang=\"zh-CN\">\n<h1>").append(chineseHeading()).append("</h1>\n<table>\n");
        row(page, "交易编号", trade);
        row(page, "成交编号", award);
        row(page, way == Way.DEAL ? "协议编号" : "标的编号", lot);
        row(page, "标的名称", title.zh() == null ? title.en() : title.zh());
        row(page, "标的权利", String.join("；", assets));
        row(page, "交易方式", chineseRight(right));
        if (extent != null) {
            ExtentWords.chinese(extent).forEach((name, words) -> row(page, name, words));
        }
        row(page, way == Way.DEAL ? "受理中心" : "挂牌中心", centre);
        row(page, "受让方所在中心", buyerCentre);
        row(page, right == Right.ASSIGNMENT ? "转让方" : "许可方", seller);
        row(page, right == Right.ASSIGNMENT ? "受让方" : "被许可方", buyer);
        row(page, "成交时间", ZH.format(awardedAt) + "（北京时间）");
        money(page, "成交价", sums.price());
        money(page, "转让方服务费（从价款中扣除）", sums.sellerCommission());
        money(page, "受让方服务费", sums.buyerCommission());
        if (way == Way.AWARD) {
            money(page, "保证金抵作价款", sums.depositApplied());
        }
        money(page, way == Way.DEAL ? "受让方应支付" : "受让方尚应支付", sums.amountDue());
        row(page, "签署期限", ZH.format(confirmationDue) + "（北京时间）");
        row(page, "依据", rule);
        page.append("</table>\n<p>")
                .append(
                        switch (way) {
                            case AWARD ->
                                "双方确认上述成交结果。受让方的保证金自双方签署之时起抵作价款；受让方应在公告载明的期限内，"
                                        + "从其本人名下账户将尚应支付的款项汇入结算账户。逾期未付的，保证金不予退还。";
                            case DEAL ->
                                "双方经协商一致达成上述交易，并确认其结果。受让方应在双方签署后、受理中心规则载明的期限内，"
                                        + "从其本人名下账户将应支付的款项汇入结算账户。逾期未付的，交易终止，依双方约定承担违约责任。";
                        })
                .append("约定的登记或生效条件成就并经复核后，价款方支付给转让方。</p>\n</section>\n");
    }

    private void english(StringBuilder page) {
        boolean assignment = right == Right.ASSIGNMENT;
        page.append("<section lang=\"en\">\n<h1>").append(englishHeading()).append("</h1>\n<table>\n");
        row(page, "Trade", trade);
        row(page, "Award", award);
        row(page, way == Way.DEAL ? "Deal" : "Lot", lot);
        row(page, "Title", title.en() == null ? title.zh() : title.en());
        row(page, "Assets", String.join("; ", assets));
        row(
                page,
                "Right",
                right.name().charAt(0)
                        + right.name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' '));
        if (extent != null) {
            ExtentWords.english(extent).forEach((name, words) -> row(page, name, words));
        }
        row(page, "Centre", centre);
        row(page, "Buyer's centre", buyerCentre);
        row(page, assignment ? "Transferor" : "Licensor", seller);
        row(page, assignment ? "Transferee" : "Licensee", buyer);
        row(page, way == Way.DEAL ? "Concluded at" : "Time of the award", EN.format(awardedAt) + " (Asia/Shanghai)");
        row(page, "Transaction price", sums.price());
        row(page, "Seller's commission (taken from the price)", sums.sellerCommission());
        row(page, "Buyer's commission", sums.buyerCommission());
        if (way == Way.AWARD) {
            row(page, "Deposit counted towards the price", sums.depositApplied());
        }
        row(page, way == Way.DEAL ? "To be paid by the buyer" : "Still to be paid by the buyer", sums.amountDue());
        row(page, "To be signed by", EN.format(confirmationDue) + " (Asia/Shanghai)");
        row(page, "Basis", rule);
        page.append("</table>\n<p>")
                .append(
                        switch (way) {
                            case AWARD ->
                                "Both sides confirm this sale. With both signatures the deposit counts towards the price;"
                                        + " the buyer pays what is still due into the settlement account, from an account"
                                        + " in its own name, within the announced time. If it does not, the deposit is not"
                                        + " refunded.";
                            case DEAL ->
                                "Both sides have agreed with each other on these terms and confirm them. Once both have"
                                        + " signed, the buyer pays what is due into the settlement account, from an account"
                                        + " in its own name, within the time of the centre's rules. If it does not, the"
                                        + " trade ends and the parties answer to each other as they have agreed.";
                        })
                .append(
                        " The seller is paid when what completes this sale has been registered or has taken effect, and was"
                                + " checked.</p>\n</section>\n");
    }

    private static void money(StringBuilder page, String name, Money money) {
        row(page, name, money + "（大写：" + CapitalNumerals.of(money) + "）");
    }

    private static void row(StringBuilder page, String name, Object value) {
        page.append("<tr><th>")
                .append(escaped(name))
                .append("</th><td>")
                .append(escaped(value.toString()))
                .append("</td></tr>\n");
    }

    private static String chineseRight(Right right) {
        return switch (right) {
            case ASSIGNMENT -> "转让";
            case EXCLUSIVE_LICENCE -> "独占许可";
            case SOLE_LICENCE -> "排他许可";
            case ORDINARY_LICENCE -> "普通许可";
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
