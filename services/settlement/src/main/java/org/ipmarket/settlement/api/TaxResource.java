package org.ipmarket.settlement.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.Set;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Right;
import org.ipmarket.settlement.tax.Tax;
import org.ipmarket.settlement.tax.TaxRule;
import org.ipmarket.settlement.tax.desk.TaxBook;

/** The tax rules, each with its source and the days on which it is the law. */
@Path("/api/v1/taxes/rules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TaxResource {
    private final CurrentCaller currentCaller;
    private final TaxBook book;

    TaxResource(CurrentCaller currentCaller, TaxBook book) {
        this.currentCaller = currentCaller;
        this.book = book;
    }

    /** As {@link TaxRule}, without the id, which is in the path. */
    public record RuleRequest(
            @NotNull Tax tax,
            Integer precedence,
            Set<AssetType> assets,
            Set<Right> rights,
            @NotNull Set<TaxRule.Payer> payers,
            TaxRule.Condition condition,
            @NotNull TaxRule.Outcome outcome,
            Integer partsPerMillion,
            Boolean included,
            @NotNull LocalDate from,
            LocalDate until,
            @NotNull LocalizedText source,
            LocalizedText note) {
        TaxRule named(String id) {
            return new TaxRule(
                    id,
                    tax,
                    precedence == null ? 100 : precedence,
                    assets,
                    rights,
                    payers,
                    condition == null ? TaxRule.Condition.ALWAYS : condition,
                    outcome,
                    partsPerMillion,
                    Boolean.TRUE.equals(included),
                    from,
                    until,
                    source,
                    note);
        }
    }

    /** @param on a day; only the rules in force on it */
    @GET
    @Transactional
    public Page<TaxRule> list(@QueryParam("on") LocalDate on) {
        currentCaller.get();
        return Page.whole(book.rules().stream()
                .filter(rule -> on == null || rule.isInForceOn(on))
                .toList());
    }

    @PUT
    @Path("{id}")
    public TaxRule load(@PathParam("id") String id, @NotNull @jakarta.validation.Valid RuleRequest request) {
        TaxRule rule;
        try {
            rule = request.named(id);
        } catch (IllegalArgumentException e) {
            throw Problems.unprocessable("invalid-tax-rule", null, e.getMessage());
        }
        return book.load(currentCaller.get(), rule);
    }
}
