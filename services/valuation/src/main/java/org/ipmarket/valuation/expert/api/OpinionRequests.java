package org.ipmarket.valuation.expert.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ValuationId;
import org.ipmarket.valuation.expert.Adjustment;
import org.ipmarket.valuation.expert.Conclusion;
import org.ipmarket.valuation.expert.Request;
import org.ipmarket.valuation.expert.Review;

/** What is sent about opinions. */
final class OpinionRequests {
    private static final int LONGEST = 2000;

    private OpinionRequests() {}

    /**
     * @param valuation absent for the newest of the asset
     * @param client as papers shall name it; absent where its number shall stand for it
     * @param makers names of inventors, designers or authors, by which conflicts are found
     */
    public record Ask(
            @NotNull CentreCode centre,
            @NotNull AssetId asset,
            ValuationId valuation,
            LocalizedText client,
            @Size(max = 20) List<@NotNull LocalizedText> users,
            @NotNull Request.Purpose purpose,
            LocalizedText purposeWords,
            Right right,
            @Size(max = 100) List<@NotBlank @Size(max = 200) String> makers) {
        Request request() {
            check("client", client);
            check("purposeWords", purposeWords);
            check("users", users);
            return new Request(client, users, purpose, purposeWords, right, makers);
        }
    }

    public record Assignment(@NotNull UUID first, @NotNull UUID second) {}

    public record Reviewed(
            @NotEmpty @Size(max = 50) List<@NotNull LocalizedText> procedures,
            @Size(max = 50) List<@NotNull LocalizedText> assumptions,
            @Size(max = 50) List<@NotNull LocalizedText> specialMatters,
            LocalizedText opinion) {
        Review review() {
            check("procedures", procedures);
            check("assumptions", assumptions);
            check("specialMatters", specialMatters);
            check("opinion", opinion);
            return new Review(procedures, assumptions, specialMatters, opinion, null, null);
        }
    }

    public record Adjusted(
            @NotNull Money low,
            @NotNull Money value,
            @NotNull Money high,
            @NotEmpty @Size(max = 50) List<@NotNull @Valid Why> reasons) {
        Conclusion conclusion() {
            if (!low.currencyCode().equals(value.currencyCode())
                    || !high.currencyCode().equals(value.currencyCode())) {
                throw Problems.unprocessable("other-currency", "value", "The three figures are of one currency.");
            }
            if (low.compareTo(value) > 0 || value.compareTo(high) > 0) {
                throw Problems.unprocessable("out-of-range", "value", "The value lies between low and high.");
            }
            return new Conclusion(low, value, high);
        }

        List<Adjustment.Reason> why() {
            return reasons.stream()
                    .map(reason -> {
                        check("reasons", reason.words());
                        return new Adjustment.Reason(reason.matter(), reason.words());
                    })
                    .toList();
        }
    }

    public record Why(
            @NotNull Adjustment.Matter matter, @NotNull LocalizedText words) {}

    public record Reasoned(@NotBlank @Size(max = 1000) String reason) {}

    private static void check(String field, List<LocalizedText> texts) {
        if (texts != null) {
            texts.forEach(text -> check(field, text));
        }
    }

    private static void check(String field, LocalizedText text) {
        if (text != null && (isTooLong(text.zh()) || isTooLong(text.en()))) {
            throw Problems.unprocessable("too-long", field, "A text has at most " + LONGEST + " characters.");
        }
    }

    private static boolean isTooLong(String text) {
        return text != null && text.length() > LONGEST;
    }
}
