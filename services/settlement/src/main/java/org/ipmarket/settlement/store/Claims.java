package org.ipmarket.settlement.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.settlement.bank.match.Claim;

/** What money could be for: deposits that were announced and instalments of trades that are not paid. Read without locks. */
@ApplicationScoped
public class Claims {
    private static final int MOST = 200;
    private static final String WANTED =
            " (reference = :reference or open and (participant = any(cast(:holders as text[]))"
                    + " or (amount_minor = :minor and currency = :currency)))";
    /** What is most likely meant comes first, so that the limit never hides a payer's own claim behind others of the amount. */
    private static final String FIRST = " order by reference = :reference desc,"
            + " participant = any(cast(:holders as text[])) desc, amount_minor = :minor desc, id";

    private static final String FROM = "select kind, id, reference, participant, amount_minor, currency, open, state,"
            + " due from (select 'DEPOSIT' as kind, id, bank_reference as reference, cast(participant as text) as participant,"
            + " amount_minor, currency, state = 'ANNOUNCED' as open, state, cast(null as timestamptz) as due, mode"
            + " from deposit union all select 'TRADE', t.id, i.reference, cast(t.buyer as text),"
            + " i.amount_minor - i.outside_minor, t.currency, i.paid_at is null and t.state in ('SIGNED', 'PART_FUNDED', 'FILED', 'RECORDED'), t.state,"
            + " case when t.state = 'RECORDED' then null else i.due end, t.mode"
            + " from trade t join trade_instalment i on i.trade = t.id) claims where mode = :mode and";

    private final EntityManager entities;

    Claims(EntityManager entities) {
        this.entities = entities;
    }

    /** Claims that have something in common with the money: its reference, its payer, or its amount. */
    @SuppressWarnings("unchecked")
    public List<Claim> near(Mode mode, Money amount, String reference, Set<String> holders) {
        List<Object[]> rows = entities.createNativeQuery(FROM + WANTED + FIRST + " limit " + MOST)
                .setParameter("mode", mode.wire())
                .setParameter("reference", reference == null ? "" : reference)
                .setParameter("holders", array(holders))
                .setParameter("minor", amount.minor())
                .setParameter("currency", amount.currencyCode())
                .getResultList();
        return claims(rows);
    }

    /** One claim, whatever its state. */
    @SuppressWarnings("unchecked")
    public Optional<Claim> of(Mode mode, Claim.Kind kind, UUID id) {
        List<Object[]> rows = entities.createNativeQuery(
                        FROM + " kind = :kind and id = :id order by open desc, due, reference limit 1")
                .setParameter("mode", mode.wire())
                .setParameter("kind", kind.name())
                .setParameter("id", id)
                .getResultList();
        return claims(rows).stream().findFirst();
    }

    private static List<Claim> claims(List<Object[]> rows) {
        List<Claim> claims = new ArrayList<>();
        for (Object[] row : rows) {
            claims.add(new Claim(
                    Claim.Kind.valueOf((String) row[0]),
                    (UUID) row[1],
                    (String) row[2],
                    (String) row[3],
                    Money.ofMinor(((Number) row[4]).longValue(), (String) row[5]),
                    (Boolean) row[6],
                    (String) row[7],
                    (Instant) row[8]));
        }
        return claims;
    }

    private static String array(Set<String> holders) {
        return holders.stream()
                .map(holder -> "\"" + holder.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
