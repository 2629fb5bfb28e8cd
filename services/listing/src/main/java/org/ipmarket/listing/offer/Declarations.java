package org.ipmarket.listing.offer;

import java.util.List;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.id.ParticipantId;

/**
 * What the seller declares about an offer, on which gates depend that no register answers.
 *
 * @param stateOwned the seller is a state-owned enterprise or unit, or null
 * @param export how the technology is classed for export, or null where nothing is declared
 * @param priority who may buy on equal terms before others (优先受让权), in the order of their ranks
 */
public record Declarations(
        @Nullable StateOwned stateOwned,
        @Nullable Export export,
        @Nullable List<PriorityHolder> priority) {
    public static final Declarations NONE = new Declarations(null, null, null);

    public Declarations {
        priority = priority == null || priority.isEmpty() ? null : List.copyOf(priority);
    }

    public List<PriorityHolder> holders() {
        return priority == null ? List.of() : priority;
    }

    /**
     * @param appraisal the statutory one, or null while there is none
     * @param approval number of the decision that lets the price go under 90 % of the appraisal, or null
     */
    public record StateOwned(
            @Nullable Appraisal appraisal, @Nullable String approval) {}

    /**
     * @param filing number under which it is filed or approved (备案、核准)
     */
    public record Appraisal(Money value, String filing) {}

    /** How the technology stands in the catalogue of technologies of which the export is forbidden or restricted. */
    public enum Control {
        FREE,
        RESTRICTED,
        FORBIDDEN
    }

    /**
     * @param evidence number of the licence or of the registration, or null while there is none
     */
    public record Export(Control control, @Nullable String evidence) {}

    /** Why somebody has priority. */
    public enum PriorityBasis {
        SERVICE_INVENTOR("Civil Code 847"),
        COMMISSIONING_PARTY("Civil Code 859"),
        CO_DEVELOPER("Civil Code 860"),
        CONTRACT("by contract");

        private final String source;

        PriorityBasis(String source) {
            this.source = source;
        }

        public String source() {
            return source;
        }
    }

    /**
     * @param rank 1 goes first
     */
    public record PriorityHolder(ParticipantId holder, PriorityBasis basis, int rank) {}
}
