package org.ipmarket.listing.participant;

/** What is shown of numbers and names to those who need to know that they are there, not what they are. */
public final class Masks {
    private static final int SHOWN = 4;

    private Masks() {}

    /** The last four signs; of a short one, none. Null for null. */
    public static String number(String number) {
        if (number == null) {
            return null;
        }
        int hidden = number.length() < 2 * SHOWN ? number.length() : number.length() - SHOWN;
        return "*".repeat(hidden) + number.substring(hidden);
    }

    /** The first character. Null for null. */
    public static String name(String name) {
        return name == null || name.isEmpty() ? name : Character.toString(name.codePointAt(0)) + "**";
    }
}
