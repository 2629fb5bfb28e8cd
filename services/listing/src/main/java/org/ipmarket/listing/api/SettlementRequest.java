package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.required;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.messages.SettlementTerms;
import org.ipmarket.messages.Term;

/** How the trades of a centre are settled, as it is stated; see {@link SettlementTerms}. */
public record SettlementRequest(
        Period confirmation,
        Period contract,
        Period export,
        Period payment,
        Period filing,
        Period recordal,
        Period payout,
        Period cureBegins,
        Period cure,
        Period refund,
        Period reminder,
        List<Instalment> instalments,
        Integer recordalAfter,
        Boolean outsidePayment,
        Boolean unwindClause) {
    /** One of the two; see {@link Term}. */
    public record Period(Integer workingDays, Duration duration) {
        Term term(String field) {
            try {
                return new Term(workingDays, duration);
            } catch (IllegalArgumentException e) {
                throw Refusals.unprocessable("invalid-centre", field, e.getMessage());
            }
        }
    }

    /** See {@link SettlementTerms.Instalment}. */
    public record Instalment(Integer basisPoints, Period within) {
        SettlementTerms.Instalment part(String field) {
            return new SettlementTerms.Instalment(
                    required(field + ".basisPoints", basisPoints),
                    required(field + ".within", within).term(field + ".within"));
        }
    }

    /** @param field where the terms stand in the request; 422 where they make no sense */
    SettlementTerms terms(String field) {
        List<SettlementTerms.Instalment> parts = instalments == null
                ? null
                : IntStream.range(0, instalments.size())
                        .mapToObj(i -> {
                            String part = field + ".instalments[" + i + "]";
                            return required(part, instalments.get(i)).part(part);
                        })
                        .toList();
        try {
            return new SettlementTerms(
                    term(field + ".confirmation", confirmation),
                    term(field + ".contract", contract),
                    term(field + ".export", export),
                    term(field + ".payment", payment),
                    term(field + ".filing", filing),
                    term(field + ".recordal", recordal),
                    term(field + ".payout", payout),
                    term(field + ".cureBegins", cureBegins),
                    term(field + ".cure", cure),
                    term(field + ".refund", refund),
                    term(field + ".reminder", reminder),
                    parts,
                    recordalAfter,
                    outsidePayment,
                    unwindClause);
        } catch (IllegalArgumentException e) {
            throw Refusals.unprocessable("invalid-centre", field + ".instalments", e.getMessage());
        }
    }

    private static Term term(String field, Period period) {
        return period == null ? null : period.term(field);
    }
}
