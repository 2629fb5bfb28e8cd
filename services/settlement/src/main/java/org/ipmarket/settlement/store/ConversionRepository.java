package org.ipmarket.settlement.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.TradeId;

/** Conversions, and in which currency the buyer of a cross-border trade pays. */
@ApplicationScoped
public class ConversionRepository implements PanacheRepositoryBase<ConversionRow, UUID> {
    public Optional<ConversionRow> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public Optional<ConversionRow> ofAdvice(Mode mode, String number) {
        return find("mode = ?1 and adviceNumber = ?2 and state <> ?3", mode, number, ConversionRow.State.REFUSED)
                .firstResultOptional();
    }

    public List<ConversionRow> pageOf(CentreCode centre, Mode mode, UUID after, int limit) {
        return find(
                        "centre = ?1 and mode = ?2 and id > ?3 order by id",
                        centre.value(),
                        mode,
                        after == null ? new UUID(0, 0) : after)
                .page(Page.ofSize(limit))
                .list();
    }

    public void agree(TradeId trade, String currency, String by, Instant at) {
        getEntityManager()
                .createNativeQuery(
                        "insert into trade_currency (trade, currency, agreed_by, agreed_at) values (?, ?, ?, ?)"
                                + " on conflict (trade) do update set currency = excluded.currency,"
                                + " agreed_by = excluded.agreed_by, agreed_at = excluded.agreed_at")
                .setParameter(1, trade.value())
                .setParameter(2, currency)
                .setParameter(3, by)
                .setParameter(4, at)
                .executeUpdate();
    }

    /** Empty where the buyer pays in the trade's currency. */
    public Optional<String> agreed(TradeId trade) {
        return getEntityManager()
                .createNativeQuery("select currency from trade_currency where trade = ?", String.class)
                .setParameter(1, trade.value())
                .getResultStream()
                .map(Object::toString)
                .findFirst();
    }

    /** What checked conversions have bought for a trade, in minor units. */
    public long bought(TradeId trade, String currency) {
        return find("trade = ?1 and state = ?2", trade.value(), ConversionRow.State.CHECKED).stream()
                .map(row -> row.advice().bought())
                .filter(money -> money.currencyCode().equals(currency))
                .mapToLong(Money::minor)
                .sum();
    }

    /** Whether a leg of any checked conversion has still to come or to go. */
    public boolean awaited(Mode mode) {
        return find(
                        "mode = ?1 and state = ?2 and (boughtLine is null or soldLine is null)",
                        mode,
                        ConversionRow.State.CHECKED)
                .page(Page.ofSize(1))
                .firstResultOptional()
                .isPresent();
    }

    /** A checked conversion whose money came, by amount and the advice's number in the remark; locked. */
    public Optional<ConversionRow> boughtLeg(Mode mode, Money amount, String remark) {
        return find(
                        "mode = ?1 and state = ?2 and boughtLine is null and boughtCurrency = ?3 and boughtMinor = ?4"
                                + " order by id",
                        mode,
                        ConversionRow.State.CHECKED,
                        amount.currencyCode(),
                        amount.minor())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .stream()
                .filter(row -> remark != null && remark.contains(row.advice().number()))
                .findFirst();
    }

    /** A checked conversion whose money went, by amount, the oldest; locked. */
    public Optional<ConversionRow> soldLeg(Mode mode, Money amount) {
        return find(
                        "mode = ?1 and state = ?2 and soldLine is null and soldCurrency = ?3 and soldMinor = ?4 order by id",
                        mode,
                        ConversionRow.State.CHECKED,
                        amount.currencyCode(),
                        amount.minor())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** What lies there of the buyer's money for a trade, in each currency in which something does, in their order. */
    @SuppressWarnings("unchecked")
    public List<Money> escrows(Trade trade) {
        List<Object[]> rows = getEntityManager()
                .createNativeQuery("select currency, balance from ledger_account where earmark_kind = 'TRADE'"
                        + " and earmark_id = ? and kind = 'ESCROW' and owner = ? and mode = ? and balance > 0"
                        + " order by currency")
                .setParameter(1, trade.id().value())
                .setParameter(2, trade.buyer().toString())
                .setParameter(3, trade.mode().wire())
                .getResultList();
        return rows.stream()
                .map(row -> Money.ofMinor((Long) row[1], (String) row[0]))
                .toList();
    }
}
