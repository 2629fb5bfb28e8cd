package org.ipmarket.settlement.invoice.desk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.clearing.Round;
import org.ipmarket.settlement.invoice.FapiaoAnswer;
import org.ipmarket.settlement.invoice.FapiaoRequest;
import org.ipmarket.settlement.invoice.FapiaoService;
import org.ipmarket.settlement.invoice.FapiaoState;
import org.ipmarket.settlement.invoice.Invoiced;
import org.ipmarket.settlement.invoice.TitleData;
import org.ipmarket.settlement.store.FapiaoRepository;
import org.ipmarket.settlement.store.FapiaoRow;
import org.ipmarket.settlement.store.FapiaoRow.Side;
import org.ipmarket.settlement.store.FapiaoTitleRepository;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;
import org.jboss.logging.Logger;

/**
 * What is done about fapiao by itself: completed trades are invoiced, requests handed over, and of those without an answer it is
 * found out what became of them. The tax service is called outside any transaction; one request is known by one id for ever, and
 * is only handed over anew when the service says that it never received it.
 */
@ApplicationScoped
public class FapiaoRounds implements Round {
    private static final Logger LOG = Logger.getLogger(FapiaoRounds.class);

    private final FapiaoServices services;
    private final FapiaoRepository rows;
    private final FapiaoTitleRepository titles;
    private final TradeRepository trades;
    private final FeeTax feeTax;
    private final Audit audit;
    private final MarketClock clock;
    private final SettlementConfig.Fapiao config;

    FapiaoRounds(
            FapiaoServices services,
            FapiaoRepository rows,
            FapiaoTitleRepository titles,
            TradeRepository trades,
            FeeTax feeTax,
            Audit audit,
            MarketClock clock,
            SettlementConfig config) {
        this.services = services;
        this.rows = rows;
        this.titles = titles;
        this.trades = trades;
        this.feeTax = feeTax;
        this.audit = audit;
        this.clock = clock;
        this.config = config.fapiao();
    }

    @Override
    public Duration pause() {
        return config.sweep();
    }

    /** One round of all three. */
    @Override
    public void round() {
        draft();
        findOut();
        handOver();
    }

    /** Completed trades get their fapiao, each fee one. A trade for which that fails stops no other. */
    void draft() {
        List<TradeId> found = QuarkusTransaction.requiringNew().call(() -> rows.notInvoiced(config.batch()));
        for (TradeId trade : found) {
            try {
                QuarkusTransaction.requiringNew().run(() -> draft(trade));
            } catch (RuntimeException e) {
                LOG.errorf(e, "trade %s could not be invoiced; it is tried again", trade);
            }
        }
    }

    private void draft(TradeId id) {
        Trade trade = trades.lock(id).orElseThrow();
        if (!rows.list("trade = ?1", id.value()).isEmpty()) {
            return;
        }
        LocalDate day = clock.today();
        Optional<FeeTax.Rate> rate = feeTax.on(day);
        if (rate.isEmpty()) {
            LOG.warnf("trade %s is not invoiced: the tax on service fees is open on %s", id, day);
            return;
        }
        for (Invoiced fee : Invoiced.of(trade.sums().fees(), trade.centre(), trade.buyerCentre())) {
            Side side = fee.ofSeller() ? Side.SELLER : Side.BUYER;
            TitleData title =
                    titles.of(fee.ofSeller() ? trade.seller() : trade.buyer()).orElse(null);
            FapiaoRow row = FapiaoRow.drafted(
                    Ids.next(),
                    trade,
                    side,
                    fee.issuer(),
                    fee.total(),
                    rate.get().in(fee.total()),
                    title,
                    clock.now());
            rows.persist(row);
            told(row, null, "trade " + id + " is complete");
        }
    }

    /** Hands over what waits. */
    void handOver() {
        List<UUID> waiting =
                QuarkusTransaction.requiringNew().call(() -> rows.requested(services.modes(), config.batch()));
        for (UUID id : waiting) {
            QuarkusTransaction.requiringNew().call(() -> send(id)).ifPresent(sent -> answered(id, ask(sent)));
        }
    }

    private record Sent(FapiaoService to, FapiaoRequest request) {}

    private Optional<Sent> send(UUID id) {
        FapiaoRow row = rows.lock(id).orElseThrow();
        Optional<FapiaoService> service = services.of(row.mode());
        if (row.state() != FapiaoState.REQUESTED || service.isEmpty()) {
            return Optional.empty();
        }
        row.sent(clock.now());
        String corrected =
                row.corrects() == null ? null : rows.findById(row.corrects()).number();
        return Optional.of(new Sent(service.get(), row.request("*经纪代理服务*交易服务费", corrected)));
    }

    private static FapiaoAnswer ask(Sent sent) {
        try {
            return sent.to().issue(sent.request());
        } catch (RuntimeException e) {
            return new FapiaoAnswer.Unknown(e.toString());
        }
    }

    /** Of those that were handed over long enough ago it is asked what became of them. */
    void findOut() {
        List<UUID> unanswered = QuarkusTransaction.requiringNew()
                .call(() -> rows.unanswered(clock.now().minus(config.patience()), config.batch()));
        for (UUID id : unanswered) {
            FapiaoAnswer answer;
            try {
                Mode mode = QuarkusTransaction.requiringNew()
                        .call(() -> rows.findById(id).mode());
                answer = services.of(mode)
                        .map(service -> service.find(id))
                        .orElse(new FapiaoAnswer.Unknown("there is no tax service for this market"));
            } catch (RuntimeException e) {
                answer = new FapiaoAnswer.Unknown(e.toString());
            }
            answered(id, answer);
        }
    }

    private void answered(UUID id, FapiaoAnswer answer) {
        QuarkusTransaction.requiringNew().run(() -> {
            FapiaoRow peeked = rows.findById(id);
            List<FapiaoRow> locked = new ArrayList<>();
            if (peeked.corrects() != null) {
                locked.add(rows.lock(peeked.corrects()).orElseThrow());
            }
            FapiaoRow row = rows.lock(id).orElseThrow();
            rows.getEntityManager().refresh(row);
            if (row.state() != FapiaoState.SENT) {
                return;
            }
            switch (answer) {
                case FapiaoAnswer.Issued issued -> {
                    row.issued(issued.number(), issued.at());
                    if (!locked.isEmpty()) {
                        locked.getFirst().reversed(row.total());
                    }
                }
                case FapiaoAnswer.Refused refused -> row.refused(refused.reason());
                case FapiaoAnswer.NeverReceived never -> row.neverReceived();
                case FapiaoAnswer.Unknown unknown -> {
                    LOG.infof("fapiao %s: %s; it is asked again later", id, unknown.why());
                    return;
                }
            }
            told(row, FapiaoState.SENT, "the tax service's answer");
        });
    }

    private void told(FapiaoRow row, FapiaoState before, String cause) {
        audit.recordBySystem(
                cause,
                row.mode(),
                "fapiao." + row.state().name().toLowerCase(Locale.ROOT),
                "fapiao",
                row.id(),
                before == null ? null : before.name(),
                row.state().name());
    }
}
