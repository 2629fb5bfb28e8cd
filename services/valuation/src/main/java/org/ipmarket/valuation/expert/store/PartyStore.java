package org.ipmarket.valuation.expert.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.valuation.expert.Party;

/** To whom it matters what an asset is worth, as the events have told it, in any order; what is there already stays. */
@ApplicationScoped
public class PartyStore {
    private static final String OF_ASSET =
            "insert into asset_party (asset, participant, role, told_at) values (?, ?, ?, ?) on conflict do nothing";
    private static final String OF_LOT =
            "insert into lot_party (lot, participant, role, told_at) values (?, ?, ?, ?) on conflict do nothing";
    private static final String FIND = "select participant, role from asset_party where asset = ?"
            + " union select p.participant, p.role from lot_party p join offered_lot o on o.lot = p.lot"
            + " where o.assets @> array[?]::uuid[] order by 2, 1";

    private final AgroalDataSource dataSource;

    PartyStore(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    public void add(AssetId asset, Party party, Instant at) {
        insert(OF_ASSET, asset.value(), party, at);
    }

    public void add(LotId lot, Party party, Instant at) {
        insert(OF_LOT, lot.value(), party, at);
    }

    /** All but the owners and the client. */
    public List<Party> of(AssetId asset) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setObject(1, asset.value());
            select.setObject(2, asset.value());
            List<Party> parties = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    parties.add(new Party(
                            new ParticipantId(row.getObject(1, UUID.class)), Party.Role.valueOf(row.getString(2))));
                }
            }
            return parties;
        } catch (SQLException e) {
            throw new IllegalStateException("parties cannot be read", e);
        }
    }

    private void insert(String sql, UUID thing, Party party, Instant at) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, thing);
            insert.setObject(2, party.participant().value());
            insert.setString(3, party.role().name());
            insert.setObject(4, at.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a party cannot be written", e);
        }
    }
}
