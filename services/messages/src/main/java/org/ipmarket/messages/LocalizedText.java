package org.ipmarket.messages;

/** A text for people, in simplified Chinese and English; at least one of the two is there. */
public record LocalizedText(@Nullable String zh, @Nullable String en) {
    public LocalizedText {
        if (isBlank(zh) && isBlank(en)) {
            throw new IllegalArgumentException("a text needs zh or en");
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
