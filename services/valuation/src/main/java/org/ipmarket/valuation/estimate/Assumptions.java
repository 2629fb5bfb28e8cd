package org.ipmarket.valuation.estimate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.valuation.method.income.Convention;

/**
 * Everything that the model takes as given, as data of a version that never changes: another choice is another file.
 *
 * @param version names the file and the model in every estimate
 * @param sectionRoyalties part of revenue, in basis points, by section of the patent classification
 * @param types by kind of right
 * @param taxBasisPoints on the royalties
 * @param amortisationYears over which a buyer amortises the price
 * @param reconciling for the methods beside relief from royalty
 */
public record Assumptions(
        String version,
        Convention convention,
        Figure taxBasisPoints,
        Figure amortisationYears,
        Map<String, Figure> sectionRoyalties,
        Map<AssetType, OfType> types,
        Uplifts uplifts,
        Ranges ranges,
        Reconciling reconciling) {
    /** The version in use. */
    public static final String CURRENT = "reconciled-1";

    /**
     * For one kind of right.
     *
     * @param royaltyBasisPoints of revenue; null where the section decides
     * @param sectionShareBasisPoints part of the section's royalty that this kind earns; null where no section decides
     * @param annualRevenue of a product that uses the right, in its first year
     * @param growthBasisPoints of revenue, a year
     * @param economicLifeMonths from the day of the estimate; protection may end it sooner
     */
    public record OfType(
            @Nullable Figure royaltyBasisPoints,
            @Nullable Figure sectionShareBasisPoints,
            Revenue annualRevenue,
            Figure growthBasisPoints,
            Figure discountRateBasisPoints,
            Figure economicLifeMonths) {
        boolean needsSection() {
            return royaltyBasisPoints == null;
        }
    }

    /** A yearly amount and on whose word. */
    public record Revenue(Money value, Basis basis, String source) {
        String cited() {
            return basis.cite(source);
        }
    }

    /**
     * What a patent's indicators add to its royalty, as basis points of that royalty.
     *
     * @param eachFurtherSubclass beyond the first
     * @param eachReference cited against the patent
     * @param mostForSubclasses and {@code mostForReferences}: it adds no more than this
     */
    public record Uplifts(
            Figure eachFurtherSubclass, Figure eachReference, Figure mostForSubclasses, Figure mostForReferences) {}

    /**
     * How uncertain the drivers are; all in basis points but the number of paths.
     *
     * @param revenueSigma and {@code royaltySigma}: standard deviation of the logarithm
     * @param lifeShorter and {@code lifeLonger}: of the life
     */
    public record Ranges(
            int revenueSigma,
            int royaltySigma,
            int growthDeviation,
            int rateHalfWidth,
            int lifeShorter,
            int lifeLonger,
            int paths,
            Basis basis,
            String source) {}

    /**
     * For the methods beside relief from royalty.
     *
     * @param encumbrances basis points of the value that each leaves
     * @param costSigma standard deviation of the logarithm of a value about its cost, basis points
     * @param streamSigma the same of next year's royalties about the last twelve months'
     * @param bidders who come to a lot where nobody says how many
     * @param decay of a work's income with its age, by kind of work
     * @param sameSectionCorrelation between the logarithms of the values of two rights of one bundle, basis points; {@code otherCorrelation}: of different
     *     kinds or sections
     * @param methodPaths simulated for each such method
     */
    public record Reconciling(
            Map<MethodInputs.Encumbrance, Figure> encumbrances,
            Figure costSigma,
            Figure streamSigma,
            Figure bidders,
            Map<AssetType, WorkDecay> decay,
            Figure sameSectionCorrelation,
            Figure otherCorrelation,
            int methodPaths) {}

    /** Basis points lost in the first, second, … year after release, and {@code afterwards} in each later one. */
    public record WorkDecay(List<Integer> byYear, int afterwards, Basis basis, String source) {}

    public static Assumptions load(String version) {
        String resource = "/assumptions/" + version + ".json";
        try (InputStream in = Assumptions.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("there are no assumptions " + version);
            }
            Assumptions read = EventJson.read(in.readAllBytes(), Assumptions.class);
            if (!read.version().equals(version)) {
                throw new IllegalArgumentException(resource + " calls itself " + read.version());
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
