package org.ipmarket.valuation.estimate;

/**
 * A number that the model takes as given, and on whose word.
 *
 * @param value in the unit that its name says: basis points, months, years
 * @param source the statute or publication; for {@link Basis#MODEL} what the choice was
 */
public record Figure(int value, Basis basis, String source) {
    public Figure {
        if (basis == null || source == null || source.isBlank()) {
            throw new IllegalArgumentException("a figure says where it comes from");
        }
    }

    /** The source as a reader of an estimate sees it. */
    public String cited() {
        return basis.cite(source);
    }
}
