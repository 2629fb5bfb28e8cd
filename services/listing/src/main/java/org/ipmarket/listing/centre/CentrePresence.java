package org.ipmarket.listing.centre;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.ipmarket.listing.Violation;

/**
 * What a centre states beside its terms; a null keeps what is stored.
 *
 * @param outlets its member outlets
 * @param calendar code of the calendar by which it counts working days
 * @param shows whose offers it shows
 */
public record CentrePresence(List<MemberOutlet> outlets, String calendar, Showing shows) {
    public static final String DEFAULT_CALENDAR = "CN";
    static final int MOST_OUTLETS = 500;
    static final int MOST_CENTRES = 100;
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{1,19}");

    /** Everything that is wrong; empty where it may stand. */
    public List<Violation> check() {
        List<Violation> found = new ArrayList<>();
        if (outlets != null) {
            outlets(found);
        }
        if (shows != null && shows.centres().size() > MOST_CENTRES) {
            found.add(new Violation("shows.centres", "at most " + MOST_CENTRES + " centres"));
        }
        if (shows != null
                && shows.policy() != Showing.Policy.LISTED
                && !(shows.centres().isEmpty() && shows.kinds().isEmpty())) {
            found.add(new Violation("shows.policy", "only LISTED names centres or kinds", List.of("LISTED")));
        }
        return found;
    }

    private void outlets(List<Violation> found) {
        if (outlets.size() > MOST_OUTLETS) {
            found.add(new Violation("outlets", "at most " + MOST_OUTLETS + " outlets"));
        }
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < outlets.size(); i++) {
            MemberOutlet outlet = outlets.get(i);
            if (!CODE.matcher(outlet.code()).matches()) {
                found.add(new Violation(
                        "outlets[" + i + "].code", "2 to 20 capital letters, digits or hyphens, such as GZ-SYSU"));
            } else if (!codes.add(outlet.code())) {
                found.add(new Violation("outlets[" + i + "].code", "stands twice: " + outlet.code()));
            }
            CentreChecks.name("outlets[" + i + "].name", outlet.name(), found);
        }
    }
}
