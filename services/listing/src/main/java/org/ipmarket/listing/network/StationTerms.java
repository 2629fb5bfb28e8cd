package org.ipmarket.listing.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.ipmarket.listing.Violation;
import org.ipmarket.listing.centre.HostKind;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/**
 * What a station is.
 *
 * @param parent code of the station above, or null for the main station
 * @param host what houses it
 * @param region code of the division in which it stands, by GB/T 2260
 * @param centre the centre that runs it, or null
 * @param participant the participant that runs it, or null; one of the two at most
 */
public record StationTerms(
        Tier tier,
        String parent,
        HostKind host,
        LocalizedText name,
        String region,
        CentreCode centre,
        ParticipantId participant) {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{1,19}");
    private static final Pattern REGION = Pattern.compile("[1-9][0-9]{5}");
    /** The first two digits of GB/T 2260: provinces, autonomous regions, municipalities, Taiwan, Hong Kong, Macao. */
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82");

    private static final int LONGEST_NAME = 200;

    /** Whether a code may name a station: 2 to 20 capital letters, digits or hyphens. */
    public static boolean isCode(String code) {
        return CODE.matcher(code).matches();
    }

    /** What is wrong with it by itself; empty where it may stand. */
    public List<Violation> check() {
        List<Violation> found = new ArrayList<>();
        if ((tier == Tier.MAIN) != (parent == null)) {
            found.add(new Violation("parent", "the main station has none above it, every other station has one"));
        }
        if (!REGION.matcher(region).matches() || !PROVINCES.contains(region.substring(0, 2))) {
            found.add(new Violation("region", "six digits of GB/T 2260, such as 440100"));
        }
        if (tooLong(name.zh()) || tooLong(name.en())) {
            found.add(new Violation("name", "at most " + LONGEST_NAME + " characters"));
        }
        if (centre != null && participant != null) {
            found.add(new Violation("operator", "is a centre or a participant, not both"));
        }
        return found;
    }

    private static boolean tooLong(String text) {
        return text != null && text.length() > LONGEST_NAME;
    }
}
