package org.ipmarket.valuation.estimate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.valuation.indicator.IpcScope;
import org.ipmarket.valuation.indicator.Protection;
import org.ipmarket.valuation.method.indicator.Cohort;
import org.ipmarket.valuation.method.indicator.Family;
import org.ipmarket.valuation.method.indicator.Indicator;
import org.ipmarket.valuation.method.indicator.Measured;
import org.ipmarket.valuation.method.indicator.QualityIndex;
import org.ipmarket.valuation.method.indicator.Scope;
import org.ipmarket.valuation.method.indicator.Term;
import org.ipmarket.valuation.method.scorecard.Edition;
import org.ipmarket.valuation.method.scorecard.Grade;
import org.ipmarket.valuation.method.scorecard.Grading;
import org.ipmarket.valuation.method.scorecard.Purpose;
import org.ipmarket.valuation.method.scorecard.Scorecard;

/** How a patent stands among its like, from what the register tells of each of them; what it does not tell stays open. */
public final class Standings {
    private static final Edition EDITION = Edition.load(Edition.CURRENT);
    private static final double DIGITS = 10_000;
    /** As the indices and the grading say it. */
    private static final String NOT_KNOWN = " is not known";

    private static final String NO_COHORT =
            "office, IPC subclass or date of filing is not known, so there is nothing to compare with";

    private Standings() {}

    /** With which patents one may be compared; empty where the register does not say. */
    public static Optional<Cohort.Key> key(AssetChanged asset) {
        return asset.office() == null || asset.filed() == null
                ? Optional.empty()
                : IpcScope.of(asset.ipc())
                        .map(scope -> new Cohort.Key(
                                asset.office(),
                                mainSubclass(asset),
                                asset.filed().getYear()));
    }

    /** Of the first symbol, the office's main one. */
    private static String mainSubclass(AssetChanged asset) {
        return Scope.of(List.of(asset.ipc().getFirst()))
                .map(scope -> scope.subclasses().getFirst())
                .orElseGet(
                        () -> Scope.of(asset.ipc()).orElseThrow().subclasses().getFirst());
    }

    /**
     * @param like patents of the key, the asset itself among them
     * @param day of which the term is counted
     */
    public static Standing of(AssetChanged asset, List<AssetChanged> like, LocalDate day) {
        Optional<Cohort.Key> key = key(asset);
        if (key.isEmpty()) {
            return new Standing(
                    null,
                    Arrays.stream(QualityIndex.Kind.values())
                            .map(kind -> new Standing.Index(kind.name(), null, null, null, List.of(NO_COHORT)))
                            .toList(),
                    null);
        }
        Measured own = measured(asset);
        Cohort cohort =
                new Cohort(key.get(), like.stream().map(Standings::measured).toList());
        return new Standing(
                new Standing.Cohort(
                        key.get().office(), key.get().field(), key.get().filedIn(), like.size()),
                Arrays.stream(QualityIndex.Kind.values())
                        .map(kind -> index(QualityIndex.of(kind, own, cohort), asset))
                        .toList(),
                card(own, cohort, term(asset), day));
    }

    private static Measured measured(AssetChanged asset) {
        Measured measured = Measured.NOTHING;
        if (asset.claimCount() != null && asset.claimCount() >= 0) {
            measured = measured.with(Indicator.CLAIMS, asset.claimCount());
        }
        if (asset.referencesCited() != null && asset.referencesCited() >= 0) {
            measured = measured.with(Indicator.BACKWARD_CITATIONS, asset.referencesCited());
        }
        if (asset.filed() != null && asset.granted() != null && !asset.granted().isBefore(asset.filed())) {
            measured = measured.with(Indicator.GRANT_LAG, Term.grantLag(asset.filed(), asset.granted()));
        }
        Optional<Family> family = family(asset);
        if (family.isPresent()) {
            measured = measured.with(family.get());
        }
        ReceivedCitations received = ReceivedCitations.of(asset.citationsReceived());
        if (received.count().isPresent()) {
            measured =
                    measured.with(Indicator.FORWARD_CITATIONS, received.count().getAsInt());
        }
        measured = measured.with(Indicator.GENERALITY, received.generality());
        Optional<Scope> scope = asset.ipc() == null ? Optional.empty() : Scope.of(asset.ipc());
        return scope.isPresent() ? measured.with(scope.get()) : measured;
    }

    /** Its own office is one of them, whether it is named or not. */
    private static Optional<Family> family(AssetChanged asset) {
        return asset.familyOffices() == null
                ? Optional.empty()
                : Family.of(Stream.concat(Stream.of(asset.office()), asset.familyOffices().offices().stream())
                        .map(office -> new Family.Member(office, office))
                        .toList());
    }

    /** Says of what is not known why it is not. */
    private static String explained(String reason, ReceivedCitations received) {
        if (reason.equals(Indicator.FORWARD_CITATIONS + NOT_KNOWN)) {
            return reason + ": " + received.countOpen();
        }
        return reason.equals(Indicator.GENERALITY + NOT_KNOWN) ? reason + ": " + received.generalityOpen() : reason;
    }

    private static Optional<Term> term(AssetChanged asset) {
        return Protection.of(asset)
                .filter(protection -> asset.filed() != null && asset.filed().isBefore(protection.ends()))
                .map(protection -> new Term(asset.filed(), protection.ends()));
    }

    private static Standing.Index index(QualityIndex index, AssetChanged asset) {
        return switch (index) {
            case QualityIndex.Value value ->
                new Standing.Index(
                        value.kind().name(),
                        rounded(value.index()),
                        rounded(value.percentile()),
                        value.comparedWith(),
                        List.of());
            case QualityIndex.None none -> {
                ReceivedCitations received = ReceivedCitations.of(asset.citationsReceived());
                yield new Standing.Index(
                        none.kind().name(),
                        null,
                        null,
                        null,
                        none.reasons().stream()
                                .map(reason -> explained(reason, received))
                                .toList());
            }
        };
    }

    private static Standing.Card card(Measured own, Cohort cohort, Optional<Term> term, LocalDate day) {
        Purpose purpose = Purpose.LICENCE_OR_TRANSFER;
        Scorecard card = Scorecard.of(EDITION, purpose, Grading.of(EDITION, own, cohort, term, day, Map.of()));
        List<Standing.Line> lines = new ArrayList<>();
        for (Scorecard.Line line : card.lines()) {
            Double points = line.grade() instanceof Grade.Given given ? rounded(given.points()) : null;
            lines.add(new Standing.Line(
                    line.criterion().id(),
                    line.criterion().dimension().name(),
                    new LocalizedText(line.criterion().zh(), line.criterion().en()),
                    line.weight(),
                    points,
                    line.grade().reason()));
        }
        OptionalDouble given = card.total().ofGiven();
        return new Standing.Card(
                card.edition(),
                purpose.name(),
                given.isPresent() ? rounded(given.getAsDouble()) : null,
                rounded(card.total().least()),
                rounded(card.total().most()),
                card.total().givenBasisPoints(),
                lines);
    }

    private static double rounded(double figure) {
        return Math.rint(figure * DIGITS) / DIGITS;
    }
}
