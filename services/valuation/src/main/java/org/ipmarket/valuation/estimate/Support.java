package org.ipmarket.valuation.estimate;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;

/** Whether the model can say anything about an asset, and when it can say without calculating that it is worth nothing. */
final class Support {
    private static final Set<LegalStatus> ENDED =
            EnumSet.of(LegalStatus.LAPSED, LegalStatus.EXPIRED, LegalStatus.INVALIDATED);
    /** With the word for each in Chinese. */
    private static final Map<LegalStatus, String> UNDECIDED =
            Map.of(LegalStatus.SEIZED, "被查封、保全", LegalStatus.SUSPENDED, "中止", LegalStatus.PENDING, "审查中");

    private Support() {}

    /** Why the right is worth nothing: it has ended. Empty where it has not, or where that is not known. */
    static Optional<Reason> worthless(AssetFacts asset, LocalDate baseDate, Money zero) {
        if (ENDED.contains(asset.status())) {
            return Optional.of(Reason.of(
                    Driver.LEGAL_STATUS,
                    asset.status().name(),
                    "",
                    "register, as of " + asset.statusAsOf(),
                    Change.of(zero)));
        }
        if (asset.protectedUntil() != null && asset.daysLeft(baseDate) == 0) {
            return Optional.of(Reason.of(
                    Driver.PROTECTION_END,
                    asset.protectedUntil().toString(),
                    "",
                    asset.protectionSource(),
                    Change.of(zero)));
        }
        return Optional.empty();
    }

    /** Why there is no estimate by any method; empty where nothing stands against one. */
    static Optional<LocalizedText> obstacle(AssetFacts asset) {
        if (UNDECIDED.containsKey(asset.status())) {
            return Optional.of(new LocalizedText(
                    "权利状态为“" + UNDECIDED.get(asset.status()) + "”（截至 " + asset.statusAsOf() + "），买受人能取得什么尚未确定。",
                    "The right is " + asset.status() + " as of " + asset.statusAsOf()
                            + "; what a buyer would get is not decided."));
        }
        if (asset.protectedUntil() == null) {
            String dates =
                    asset.type().kind() == AssetKind.PATENT ? "expires, filed" : "expires, firstPublished, workCreated";
            return Optional.of(new LocalizedText(
                    "保护期不详：登记簿没有推算所需的日期（" + dates + "），或不知该局的期限规定。",
                    "How long the right is protected is not known: the register has none of the dates by which it is reckoned ("
                            + dates + "), or no term is known for its office."));
        }
        return Optional.empty();
    }
}
