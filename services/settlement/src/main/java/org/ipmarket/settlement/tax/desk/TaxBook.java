package org.ipmarket.settlement.tax.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.settlement.tax.TaxRule;

/** The tax rules as they stand: those that the service brings ({@code tax/cn.json}), and over them what an operator has loaded. */
@ApplicationScoped
public class TaxBook {
    private static final String LOAD = "insert into tax_rule (id, rule, loaded_by, loaded_at) values (?, ?, ?, ?)"
            + " on conflict (id) do update set rule = excluded.rule, version = tax_rule.version + 1,"
            + " loaded_by = excluded.loaded_by, loaded_at = excluded.loaded_at";

    private final AgroalDataSource dataSource;
    private final ObjectMapper json;
    private final Audit audit;
    private final MarketClock clock;
    private final Map<String, TaxRule> brought = new TreeMap<>();

    record Brought(List<TaxRule> rules) {}

    TaxBook(AgroalDataSource dataSource, ObjectMapper json, Audit audit, MarketClock clock) {
        this.dataSource = dataSource;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
        try (InputStream in = TaxBook.class.getResourceAsStream("/tax/cn.json")) {
            json.readValue(in, Brought.class).rules().forEach(rule -> brought.put(rule.id(), rule));
        } catch (IOException e) {
            throw new IllegalStateException("the tax rules cannot be read", e);
        }
    }

    /** Every rule, by id. */
    public List<TaxRule> rules() {
        Map<String, TaxRule> rules = new TreeMap<>(brought);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select rule from tax_rule");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                TaxRule rule = json.readValue(row.getString(1), TaxRule.class);
                rules.put(rule.id(), rule);
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the tax rules cannot be read", e);
        }
        return List.copyOf(rules.values());
    }

    /** Loads a rule over one of the same id. The law is the same for both markets, so the market's admin loads it. */
    @Transactional
    public TaxRule load(Caller caller, TaxRule rule) {
        caller.requireAny(Role.MARKET_ADMIN);
        TaxRule before = rules().stream()
                .filter(known -> known.id().equals(rule.id()))
                .findFirst()
                .orElse(null);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement load = connection.prepareStatement(LOAD)) {
            load.setString(1, rule.id());
            load.setString(2, json.writeValueAsString(rule));
            load.setString(3, caller.username());
            load.setObject(4, OffsetDateTime.ofInstant(clock.now(), ZoneOffset.UTC));
            load.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the tax rule could not be kept", e);
        }
        audit.record("tax.load", "tax-rule", rule.id(), before, rule);
        return rule;
    }
}
