package org.ipmarket.valuation.expert;

import java.util.List;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.Right;

/**
 * What an opinion is asked for.
 *
 * @param client as papers shall name it; null where the client wants to be named by its number
 * @param users who else may rely on it
 * @param right that is valued; null for the whole asset
 * @param makers names of the inventors, designers or authors
 */
public record Request(
        @Nullable LocalizedText client,
        @Nullable List<LocalizedText> users,
        Purpose purpose,
        @Nullable LocalizedText purposeWords,
        @Nullable Right right,
        @Nullable List<String> makers) {
    /** For what; the scorecard weighs by the same ones. */
    public enum Purpose {
        TRANSFER,
        LICENCE,
        FINANCE,
        CONTRIBUTION,
        ACCOUNTING,
        INFRINGEMENT,
        MANAGEMENT
    }
}
