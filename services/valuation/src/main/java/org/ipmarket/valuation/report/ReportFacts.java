package org.ipmarket.valuation.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.valuation.expert.Adjustment;
import org.ipmarket.valuation.expert.Conclusion;
import org.ipmarket.valuation.expert.Manner;
import org.ipmarket.valuation.expert.Panellist;
import org.ipmarket.valuation.expert.Request;
import org.ipmarket.valuation.expert.Review;

/**
 * All that a report says.
 *
 * @param number of the opinion, or the estimate's id
 * @param asset as the register has it; null where its version is no longer known
 * @param opinion null for the report of an estimate that nobody has reviewed
 */
public record ReportFacts(
        String number,
        Mode mode,
        boolean demonstration,
        @Nullable AssetChanged asset,
        Estimated estimate,
        @Nullable Opinion opinion) {
    /**
     * What the panel adds.
     *
     * @param clientId number of the client on the register
     * @param review null before there is one
     * @param adjustment that stands, or null
     * @param validUntil the first day on which the opinion no longer stands
     * @param signers the experts who are named; none before they are
     * @param reportDate null before the first signature
     * @param signedSha256 hash of the paper that was signed; null on that paper itself and before
     */
    public record Opinion(
            LocalizedText centre,
            String clientId,
            Request request,
            @Nullable Review review,
            @Nullable Adjustment adjustment,
            LocalDate validUntil,
            List<Signer> signers,
            @Nullable LocalDate reportDate,
            @Nullable String signedSha256,
            boolean issued) {
        public Opinion {
            signers = List.copyOf(signers);
        }
    }

    /**
     * @param manner null where it was not signed, and on papers from before there were several
     * @param signedAt null where it was not signed
     * @param reference the provider's, or the hash of the scan
     */
    public record Signer(
            LocalizedText name,
            @Nullable LocalizedText organisation,
            List<Panellist.Licence> licences,
            @Nullable Manner manner,
            @Nullable Instant signedAt,
            @Nullable String reference) {
        /** The same, having signed. */
        public Signer signed(Manner how, Instant at, String theReference) {
            return new Signer(name, organisation, licences, how, at, theReference);
        }
    }

    /** The same opinion with its signatures told, given out. */
    public ReportFacts givenOut(List<Signer> signers, String signedSha256) {
        return new ReportFacts(
                number,
                mode,
                demonstration,
                asset,
                estimate,
                new Opinion(
                        opinion.centre,
                        opinion.clientId,
                        opinion.request,
                        opinion.review,
                        opinion.adjustment,
                        opinion.validUntil,
                        signers,
                        opinion.reportDate,
                        signedSha256,
                        true));
    }

    /** The panel's figures where it has put its own, else those of the estimate; null where there are none. */
    public Conclusion conclusion() {
        if (opinion != null && opinion.adjustment() != null) {
            return opinion.adjustment().after();
        }
        return estimate.p50() == null ? null : new Conclusion(estimate.p10(), estimate.p50(), estimate.p90());
    }
}
