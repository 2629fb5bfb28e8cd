package org.ipmarket.valuation.comparable;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Nullable;
import org.ipmarket.valuation.learning.LearnedModel;
import org.ipmarket.valuation.method.deals.MarketModel;
import org.ipmarket.valuation.method.deals.Quality;
import org.ipmarket.valuation.store.MarketModelStore;
import org.ipmarket.valuation.store.ObservationStore;

/** Tells how good the newest market model of a mode is on lots that it had not seen. */
@ApplicationScoped
public class MarketQuality {
    private static final double MEANT = 0.9;
    private static final double DIGITS = 10_000;

    private final MarketModelStore models;
    private final ObservationStore observations;

    MarketQuality(MarketModelStore models, ObservationStore observations) {
        this.models = models;
        this.observations = observations;
    }

    /**
     * @param model that estimates are made of; null with the reason in {@code notMeasured}
     * @param measured the model that was asked about the lots held back, and learned from those before them
     * @param coverageMeant what coverage should be
     */
    public record Answer(
            Mode mode,
            @Nullable Model model,
            @Nullable Measured measured,
            @Nullable String notMeasured,
            double coverageMeant,
            List<Line> lines) {}

    public record Model(
            String version,
            String snapshotHash,
            long lastPosition,
            long seed,
            int lots,
            int deals,
            Instant learnedAt) {}

    public record Measured(String snapshotHash, int lots, int deals, LocalDate heldBackFrom) {}

    /**
     * @param by {@code ALL}, {@code KIND}, {@code SECTION} or {@code CENTRE}
     * @param of the kind, section or centre
     * @param coverage to {@code biasOfDeals}: shares and fractions, to four digits; null where no deal says anything. What each means stands at
     *     {@link Quality.Line}
     */
    public record Line(
            String by,
            String of,
            int lots,
            int refused,
            int deals,
            @Nullable Double coverage,
            @Nullable Double coverageOfDeals,
            @Nullable Double medianError,
            @Nullable Double bias,
            @Nullable Double biasOfDeals) {}

    public Answer of(Mode mode) {
        Optional<LearnedModel> newest = models.newest(mode);
        if (newest.isEmpty()) {
            long deals = observations.since(mode, 0).sold();
            return new Answer(mode, null, null, "No model yet: " + deals + " deals are known.", MEANT, List.of());
        }
        LearnedModel learned = newest.get();
        Quality quality = learned.quality();
        return quality == null
                ? new Answer(mode, model(learned), null, "Too few lots ended before those held back.", MEANT, List.of())
                : new Answer(mode, model(learned), measured(quality), null, MEANT, lines(quality));
    }

    private static Model model(LearnedModel learned) {
        MarketModel.Identity identity = learned.identity();
        return new Model(
                identity.version(),
                identity.snapshotHash(),
                learned.lastPosition(),
                identity.settings().seed(),
                identity.lots(),
                identity.deals(),
                learned.learnedAt());
    }

    private static Measured measured(Quality quality) {
        MarketModel.Identity model = quality.model();
        return new Measured(model.snapshotHash(), model.lots(), model.deals(), quality.heldBackFrom());
    }

    private static List<Line> lines(Quality quality) {
        return Stream.concat(Stream.of(quality.overall()), quality.lines().stream())
                .map(line -> new Line(
                        line.factor(),
                        line.level(),
                        line.lots(),
                        line.refused(),
                        line.deals(),
                        rounded(line.coverage()),
                        rounded(line.coverageOfDeals()),
                        rounded(line.medianError()),
                        rounded(line.bias()),
                        rounded(line.biasOfDeals())))
                .toList();
    }

    private static Double rounded(double figure) {
        return Double.isNaN(figure) ? null : Math.rint(figure * DIGITS) / DIGITS;
    }
}
