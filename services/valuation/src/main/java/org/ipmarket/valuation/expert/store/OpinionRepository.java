package org.ipmarket.valuation.expert.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.valuation.expert.OpinionState;

/** Value opinions. An opinion's row is locked before its signatures'. */
@ApplicationScoped
public class OpinionRepository implements PanacheRepositoryBase<OpinionRow, UUID> {
    private static final String NUMBER = "insert into opinion_numbers (mode, centre, year, last) values (?, ?, ?, 1)"
            + " on conflict (mode, centre, year) do update set last = opinion_numbers.last + 1 returning last";

    private final AgroalDataSource dataSource;

    OpinionRepository(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    public Optional<OpinionRow> of(UUID id, Mode mode) {
        return find("id = ?1 and mode = ?2", id, mode.wire()).firstResultOptional();
    }

    public Optional<OpinionRow> lock(UUID id, Mode mode) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).filter(row -> row.mode() == mode);
    }

    /**
     * Who sees which: all of the mode, or those of the client, the centre or the expert, each null for none.
     *
     * @param username of an expert who is named
     */
    public record Seen(Mode mode, boolean all, ParticipantId client, CentreCode centre, String username) {}

    /** The newest first, before the one given (null for the first page). */
    public List<OpinionRow> page(Seen seen, AssetId asset, OpinionState state, UUID before, int limit) {
        Where where = new Where("mode = ", seen.mode().wire());
        where.and("asset = ", asset == null ? null : asset.value());
        where.and("state = ", state);
        where.and("id < ", before);
        if (!seen.all()) {
            where.andAll(
                    "client = ? or centre = ? or exists (select 1 from ExpertRow e where e.username = ?"
                            + " and (e.id = firstExpert or e.id = secondExpert))",
                    List.of(
                            seen.client() == null
                                    ? new UUID(0, 0)
                                    : seen.client().value(),
                            seen.centre() == null ? "" : seen.centre().value(),
                            seen.username() == null ? "" : seen.username()));
        }
        return find(where.text() + " order by id desc", where.values())
                .page(Page.ofSize(limit))
                .list();
    }

    /** Those given out whose validity has run out, the longest first. */
    public List<UUID> runOut(LocalDate day, int limit) {
        return getEntityManager()
                .createQuery(
                        "select o.id from OpinionRow o where o.state = ?1 and o.validUntil <= ?2 order by o.validUntil, o.id",
                        UUID.class)
                .setParameter(1, OpinionState.ISSUED)
                .setParameter(2, day)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The next number of a centre in a year, such as {@code GZ-VO-2026-00012}. */
    public String nextNumber(Mode mode, CentreCode centre, int year) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement next = connection.prepareStatement(NUMBER)) {
            next.setString(1, mode.wire());
            next.setString(2, centre.value());
            next.setInt(3, year);
            try (ResultSet row = next.executeQuery()) {
                row.next();
                return "%s-VO-%d-%05d".formatted(centre, year, row.getInt(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("there is no number for an opinion", e);
        }
    }
}
