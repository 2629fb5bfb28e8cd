package org.ipmarket.settlement.paper.desk;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.CentreChanged;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.print.Language;
import org.ipmarket.settlement.invoice.TitleData;
import org.ipmarket.settlement.paper.PaperComposer;
import org.ipmarket.settlement.paper.PaperFacts;
import org.ipmarket.settlement.paper.PaperKind;
import org.ipmarket.settlement.store.FapiaoTitleRepository;
import org.ipmarket.settlement.store.PayoutRepository;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeStep;
import org.ipmarket.settlement.tax.desk.TradeTaxes;
import org.ipmarket.settlement.trade.TradeState;

/** The papers of a trade: each is made when it is first asked for, in both languages, and kept as it was made. */
@ApplicationScoped
public class PaperDesk {
    private final AgroalDataSource dataSource;
    private final PaperPages pages;
    private final KnownStates knownStates;
    private final FapiaoTitleRepository titles;
    private final PayoutRepository payouts;
    private final TradeTaxes taxes;
    private final MarketClock clock;

    PaperDesk(
            AgroalDataSource dataSource,
            PaperPages pages,
            KnownStates knownStates,
            FapiaoTitleRepository titles,
            PayoutRepository payouts,
            TradeTaxes taxes,
            MarketClock clock) {
        this.dataSource = dataSource;
        this.pages = pages;
        this.knownStates = knownStates;
        this.titles = titles;
        this.payouts = payouts;
        this.taxes = taxes;
        this.clock = clock;
    }

    /** A paper that is there, without its bytes. */
    public record Kept(PaperKind kind, String language, String sha256, Instant madeAt) {}

    /** With them. */
    public record Paper(String sha256, byte[] pdf) {}

    public List<Kept> kept(Trade trade) {
        String sql = "select kind, language, sha256, made_at from paper where trade = ? order by id";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, trade.id().value());
            List<Kept> kept = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    kept.add(new Kept(
                            PaperKind.valueOf(row.getString(1)),
                            row.getString(2),
                            row.getString(3),
                            row.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
            return kept;
        } catch (SQLException e) {
            throw new IllegalStateException("papers cannot be read", e);
        }
    }

    /** Makes it where it is not there; 409 where the trade is not so far. */
    @Transactional
    public Paper paper(Trade trade, PaperKind kind, Language language) {
        Optional<Paper> there = find(trade, kind, language);
        if (there.isPresent()) {
            return there.get();
        }
        if (!kind.from().contains(trade.state())) {
            throw Problems.conflict(
                    "paper-not-due",
                    "The trade is " + trade.state() + "; this paper is made in " + kind.from() + ".",
                    Map.of("state", trade.state().name()));
        }
        PaperFacts facts = facts(trade);
        Instant dated = clock.now();
        for (Language each : Language.values()) {
            keep(trade, kind, each, pages.pdf(PaperComposer.compose(kind, facts, pages.words(each)), dated), dated);
        }
        // another may have been first: then it is that one's
        return find(trade, kind, language).orElseThrow();
    }

    private Optional<Paper> find(Trade trade, PaperKind kind, Language language) {
        String sql = "select sha256, pdf from paper where trade = ? and kind = ? and language = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, trade.id().value());
            select.setString(2, kind.name());
            select.setString(3, language.tag());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new Paper(row.getString(1), row.getBytes(2))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("papers cannot be read", e);
        }
    }

    private void keep(Trade trade, PaperKind kind, Language language, byte[] pdf, Instant at) {
        String sql = "insert into paper (id, trade, kind, language, sha256, pdf, made_at) values (?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (trade, kind, language) do nothing";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, Ids.next());
            insert.setObject(2, trade.id().value());
            insert.setString(3, kind.name());
            insert.setString(4, language.tag());
            insert.setString(5, sha256(pdf));
            insert.setBytes(6, pdf);
            insert.setObject(7, at.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the paper could not be kept", e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private PaperFacts facts(Trade trade) {
        var recordal = trade.recordal();
        return new PaperFacts(
                trade.id(),
                trade.mode(),
                trade.way(),
                trade.award(),
                trade.lot(),
                centre(trade, trade.centre()),
                centre(trade, trade.buyerCentre()),
                party(trade.seller()),
                party(trade.buyer()),
                trade.title(),
                trade.right(),
                trade.extent(),
                trade.assets().stream().map(this::asset).toList(),
                trade.basis(),
                trade.sums(),
                trade.openedAt(),
                trade.confirmationDue(),
                trade.paymentDue(),
                trade.paymentReference(),
                trade.confirmationHash(),
                recordal == null ? null : recordal.registration(),
                recordal == null ? null : recordal.effectiveOn(),
                trade.history().stream()
                        .filter(step -> step.state() == TradeState.COMPLETED)
                        .map(TradeStep::at)
                        .findFirst()
                        .orElse(null),
                payouts.of(trade.id()).stream()
                        .map(payout -> new PaperFacts.Payment(
                                payout.purpose().name(), payout.to().holder(), payout.amount(), payout.confirmedAt()))
                        .toList(),
                taxes.of(trade),
                trade.demonstration());
    }

    private LocalizedText centre(Trade trade, CentreCode code) {
        return knownStates
                .find(CentreChanged.class, trade.mode().wire() + ":" + code)
                .map(CentreChanged::name)
                .orElse(new LocalizedText(code.value(), code.value()));
    }

    private PaperFacts.Party party(ParticipantId id) {
        TitleData title = titles.of(id).orElse(null);
        return title == null
                ? new PaperFacts.Party(id.toString(), null, null, null)
                : new PaperFacts.Party(id.toString(), title.name(), title.creditCode(), title.address());
    }

    private PaperFacts.Asset asset(AssetId id) {
        AssetChanged asset = knownStates
                .find(AssetChanged.class, id.toString())
                .orElseThrow(() -> new IllegalStateException("a trade's asset " + id + " is not known"));
        return new PaperFacts.Asset(
                asset.title(), asset.type().kind(), asset.type().name(), asset.office(), asset.number());
    }
}
