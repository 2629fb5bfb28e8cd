package org.ipmarket.listing.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;

/** Counts announcements by centre and year, without gaps: the count is part of the transaction that announces. */
@ApplicationScoped
public class NoticeSerials {
    private final EntityManager entityManager;

    NoticeSerials(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    public long next(Mode mode, CentreCode centre, int year) {
        Object serial = entityManager
                .createNativeQuery(
                        "insert into notice_serial (mode, centre, year, last) values (:mode, :centre, :year, 1)"
                                + " on conflict (mode, centre, year) do update set last = notice_serial.last + 1"
                                + " returning last")
                .setParameter("mode", mode.wire())
                .setParameter("centre", centre.value())
                .setParameter("year", year)
                .getSingleResult();
        return ((Number) serial).longValue();
    }
}
