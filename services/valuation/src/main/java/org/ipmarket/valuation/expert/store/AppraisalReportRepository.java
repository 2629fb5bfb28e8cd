package org.ipmarket.valuation.expert.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** Statutory appraisal reports that were brought. */
@ApplicationScoped
public class AppraisalReportRepository implements PanacheRepositoryBase<AppraisalReportRow, UUID> {
    public Optional<AppraisalReportRow> of(UUID id, Mode mode) {
        return find("id = ?1 and mode = ?2", id, mode.wire()).firstResultOptional();
    }

    public Optional<AppraisalReportRow> lock(UUID id, Mode mode) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).filter(row -> row.mode() == mode);
    }

    /** Whether an institution's report of that number is there: its file came and was not refused. One that is only stated bars nobody. */
    public boolean has(Mode mode, String institution, String number) {
        return count(
                        "mode = ?1 and institution = ?2 and number = ?3 and state in ?4",
                        mode.wire(),
                        institution,
                        number,
                        List.of(AppraisalReportRow.State.UPLOADED, AppraisalReportRow.State.ACCEPTED))
                > 0;
    }

    /** The newest first, before the one given (null for the first page); of a centre or a participant where one is given. */
    public List<AppraisalReportRow> page(
            Mode mode, CentreCode centre, ParticipantId participant, AssetId asset, UUID before, int limit) {
        Where where = new Where("mode = ", mode.wire());
        where.and("centre = ", centre == null ? null : centre.value());
        where.and("participant = ", participant == null ? null : participant.value());
        where.and("asset = ", asset == null ? null : asset.value());
        where.and("id < ", before);
        return find(where.text() + " order by id desc", where.values())
                .page(Page.ofSize(limit))
                .list();
    }

    /** The bytes, unless another report or the scan of a signature has the same ones. */
    public void deleteContent(String sha256) {
        for (String table : List.of("evidence_piece", "evidence_content")) {
            getEntityManager()
                    .createNativeQuery("delete from " + table
                            + " where sha256 = :sha and not exists (select 1 from appraisal_report where sha256 = :sha)"
                            + " and not exists (select 1 from opinion_signature where scan_sha256 = :sha)")
                    .setParameter("sha", sha256)
                    .executeUpdate();
        }
    }
}
