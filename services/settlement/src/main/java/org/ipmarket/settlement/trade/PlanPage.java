package org.ipmarket.settlement.trade;

import java.util.List;
import java.util.Locale;
import org.ipmarket.messages.CapitalNumerals;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Term;

/** The part of the confirmation of sale that says in which instalments is paid. Signed with the rest of it. */
public final class PlanPage {
    private static final String BEGIN = "<section id=\"instalments\">";
    private static final String END = "</section><!-- instalments -->\n";

    private PlanPage() {}

    /** The document with these instalments, in place of those that it had; one instalment needs no words. */
    public static String in(String html, List<Money> amounts, List<Term> within) {
        int begin = html.indexOf(BEGIN);
        String bare = begin < 0 ? html : html.substring(0, begin) + html.substring(html.indexOf(END) + END.length());
        if (amounts.size() < 2) {
            return bare;
        }
        StringBuilder page = new StringBuilder(BEGIN).append("\n<h2>分期付款 Instalments</h2>\n<table>\n");
        for (int i = 0; i < amounts.size(); i++) {
            Money amount = amounts.get(i);
            page.append(String.format(
                    Locale.ROOT,
                    "<tr><th>第%d期 No. %d</th><td>%s（大写：%s）</td><td>%s</td></tr>\n",
                    i + 1,
                    i + 1,
                    amount,
                    CapitalNumerals.of(amount),
                    words(within.get(i))));
        }
        page.append("</table>\n<p>期限自合同成立之时起算。 Each period runs from when the contract stands.</p>\n")
                .append(END);
        int end = bare.lastIndexOf("</body>");
        return bare.substring(0, end) + page + bare.substring(end);
    }

    private static String words(Term term) {
        return term.workingDays() != null
                ? term.workingDays() + "个工作日内 within " + term.workingDays() + " working days"
                : "within " + term.duration();
    }
}
