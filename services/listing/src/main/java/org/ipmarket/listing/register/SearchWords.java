package org.ipmarket.listing.register;

import java.util.Locale;
import org.ipmarket.listing.search.SearchQuery;

/** Reads what is searched for, and refuses what is no search. */
public final class SearchWords {
    private SearchWords() {}

    /** Null where nothing is asked; 422 where it is too long. */
    public static SearchQuery read(String q) {
        if (q == null || q.isBlank()) {
            return null;
        }
        if (q.length() > SearchQuery.LONGEST) {
            throw Refusals.unprocessable("query-too-long", "q", "at most " + SearchQuery.LONGEST + " characters");
        }
        return SearchQuery.of(q);
    }

    /** A symbol of the IPC in its one form, as a condition; null where nothing is asked, 422 where it is none. */
    public static String readIpc(String ipc) {
        if (ipc == null || ipc.isBlank()) {
            return null;
        }
        String condition = SearchQuery.ipc(inOneForm(ipc));
        if (condition == null) {
            throw Refusals.unprocessable(
                    "not-an-ipc-symbol", "ipc", "a section, class, subclass or group such as B, B25, B25J, B25J 17/00");
        }
        return condition;
    }

    /** The section, where no more than that is asked; null otherwise. */
    public static Character readSection(String ipc) {
        return ipc == null || ipc.isBlank() || inOneForm(ipc).length() > 1
                ? null
                : inOneForm(ipc).charAt(0);
    }

    private static String inOneForm(String ipc) {
        return ipc.replaceAll("[\\s\\p{Z}]", "").toUpperCase(Locale.ROOT);
    }
}
