package org.ipmarket.settlement.statement.desk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.CentreChanged;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.clearing.Round;
import org.ipmarket.settlement.fee.SideFee;
import org.ipmarket.settlement.statement.MonthlyStatement;
import org.ipmarket.settlement.statement.MonthlyStatement.AccountSheet;
import org.ipmarket.settlement.statement.MonthlyStatement.TaxSum;
import org.ipmarket.settlement.statement.MonthlyStatement.TradeLine;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;
import org.ipmarket.settlement.tax.TaxLine;
import org.ipmarket.settlement.tax.desk.TradeTaxes;
import org.jboss.logging.Logger;

/** Makes the statements of a month, when it is over: one for each centre and the market's own. */
@ApplicationScoped
public class MakeStatements implements Round {
    private static final Logger LOG = Logger.getLogger(MakeStatements.class);
    private static final int MOST_CENTRES = 1_000;
    private static final int MOST_MONTHS = 36;

    private final StatementFigures figures;
    private final StatementBook book;
    private final KnownStates knownStates;
    private final TradeRepository trades;
    private final TradeTaxes taxes;
    private final Audit audit;
    private final MarketClock clock;
    private final SettlementConfig.Statements config;

    MakeStatements(
            StatementFigures figures,
            StatementBook book,
            KnownStates knownStates,
            TradeRepository trades,
            TradeTaxes taxes,
            Audit audit,
            MarketClock clock,
            SettlementConfig config) {
        this.figures = figures;
        this.book = book;
        this.knownStates = knownStates;
        this.trades = trades;
        this.taxes = taxes;
        this.audit = audit;
        this.clock = clock;
        this.config = config.statements();
    }

    @Override
    public Duration pause() {
        return config.sweep();
    }

    /** Makes what is missing of the months that are over, the oldest first. One that cannot be made stops no other. */
    @Override
    public void round() {
        YearMonth last = YearMonth.from(clock.now().minus(config.grace()).atZone(MarketClock.ZONE))
                .minusMonths(1);
        for (Mode mode : Mode.values()) {
            Instant begins = QuarkusTransaction.requiringNew().call(() -> figures.begins(mode));
            if (begins == null) {
                continue;
            }
            YearMonth first = YearMonth.from(begins.atZone(MarketClock.ZONE));
            round(mode, first.isBefore(last.minusMonths(MOST_MONTHS)) ? last.minusMonths(MOST_MONTHS) : first, last);
        }
    }

    void round(Mode mode, YearMonth first, YearMonth last) {
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            try {
                make(mode, month);
            } catch (RuntimeException e) {
                LOG.errorf(e, "the statements of %s for %s could not be made; they are tried again", mode, month);
            }
        }
    }

    /** Makes those of the month's statements that are not there; made again they would be the same. */
    public void make(Mode mode, YearMonth month) {
        make(mode, month, start(month.plusMonths(1)));
    }

    /** @param until the month's end, or earlier in a month that is not over */
    void make(Mode mode, YearMonth month, Instant until) {
        QuarkusTransaction.requiringNew().timeout(600).run(() -> {
            Set<String> made = book.made(mode, month);
            // who else has accounts got a statement together with the market
            if (made.contains(MonthlyStatement.MARKET)
                    && made.containsAll(centres(mode).keySet())) {
                return;
            }
            of(mode, month, until).forEach((centre, statement) -> {
                if (!made.contains(centre)) {
                    keep(centre, statement);
                }
            });
        });
    }

    private void keep(String centre, MonthlyStatement statement) {
        YearMonth month = statement.month();
        statement.fault().ifPresent(fault -> {
            throw new IllegalStateException(
                    "the statement of " + centre + " for " + month + " does not add up: " + fault);
        });
        book.keep(statement, clock.now());
        audit.recordBySystem(
                "end of " + month, statement.mode(), "statement.make", "statement", centre + " " + month, null, month);
        LOG.infof("the statement of %s for %s was made", centre, month);
    }

    private Map<String, LocalizedText> centres(Mode mode) {
        Map<String, LocalizedText> names = new TreeMap<>();
        knownStates
                .list(CentreChanged.class, mode, null, MOST_CENTRES)
                .forEach(centre -> names.put(centre.centre().value(), centre.name()));
        return names;
    }

    /** The statements of all centres and the market's own, by code. */
    Map<String, MonthlyStatement> of(Mode mode, YearMonth month, Instant until) {
        Instant from = start(month);
        Map<String, List<AccountSheet>> accounts = figures.accounts(mode, from, until);
        Map<String, LocalizedText> names = centres(mode);
        accounts.keySet().forEach(code -> names.computeIfAbsent(code, name -> new LocalizedText(name, name)));
        names.put(MonthlyStatement.MARKET, new LocalizedText("市场平台", "The market's platform"));
        Map<String, MonthlyStatement> statements = new TreeMap<>();
        names.forEach((code, name) -> statements.put(
                code, statement(code, name, mode, month, from, until, accounts.getOrDefault(code, List.of()))));
        return statements;
    }

    private MonthlyStatement statement(
            String code,
            LocalizedText name,
            Mode mode,
            YearMonth month,
            Instant from,
            Instant until,
            List<AccountSheet> accounts) {
        boolean market = code.equals(MonthlyStatement.MARKET);
        List<StatementFigures.Fee> fees = figures.fees(
                mode, market ? "platform" : "centre:" + code, market ? "PLATFORM_FEE" : "CENTRE_FEE", from, until);
        List<TradeLine> lines = new ArrayList<>();
        List<Trade> offered = new ArrayList<>();
        for (StatementFigures.Fee fee : fees) {
            Trade trade = trades.findById(fee.trade().value());
            if (trade == null) {
                continue;
            }
            lines.add(line(code, market, trade, fee));
            if (trade.centre().value().equals(code)) {
                offered.add(trade);
            }
        }
        return new MonthlyStatement(
                code,
                name,
                mode,
                month,
                from,
                until,
                accounts,
                lines,
                figures.payouts(mode, code, from, until),
                taxes(offered));
    }

    private static TradeLine line(String code, boolean market, Trade trade, StatementFigures.Fee fee) {
        boolean offered = trade.centre().value().equals(code);
        boolean bought = trade.buyerCentre().value().equals(code);
        var sums = trade.sums();
        return new TradeLine(
                trade.id(),
                fee.at(),
                offered,
                bought,
                trade.seller(),
                trade.buyer(),
                sums.price(),
                sums.sellerCommission(),
                sums.buyerCommission(),
                share(sums.fees().seller(), market, offered, bought),
                share(sums.fees().buyer(), market, offered, bought),
                fee.minor());
    }

    private static Money share(SideFee fee, boolean market, boolean offered, boolean bought) {
        if (market) {
            return fee.platform();
        }
        Money nothing = Money.zero(fee.platform().currencyCode());
        return (offered ? fee.sellerCentre() : nothing).plus(bought ? fee.buyerCentre() : nothing);
    }

    private List<TaxSum> taxes(List<Trade> offered) {
        Map<String, TaxSum> sums = new LinkedHashMap<>();
        for (Trade trade : offered) {
            for (TaxLine line : taxes.of(trade)) {
                String currency = line.base().currencyCode();
                Money due = line.amount() == null ? Money.zero(currency) : line.amount();
                sums.merge(
                        line.tax() + " " + line.payer() + " " + currency,
                        new TaxSum(line.tax().name(), line.payer().name(), due, line.amount() == null ? 1 : 0),
                        (one, other) -> new TaxSum(
                                one.tax(), one.payer(), one.due().plus(other.due()), one.open() + other.open()));
            }
        }
        return List.copyOf(sums.values());
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(MarketClock.ZONE).toInstant();
    }
}
