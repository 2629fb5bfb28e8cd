package org.ipmarket.listing.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.NamedBy;

/** Gathers what a format finds in one record, and says what follows from it. */
final class Patent {
    final Bibliography.Number publication;
    Bibliography.Number application = Bibliography.Number.NONE;
    final List<Bibliography.Number> otherPublications = new ArrayList<>();
    final Map<String, String> titles = new LinkedHashMap<>();
    final Map<String, String> abstracts = new LinkedHashMap<>();
    final List<String> claims = new ArrayList<>();
    final List<Bibliography.Number> priorities = new ArrayList<>();
    final List<Bibliography.Number> citedPatents = new ArrayList<>();
    final List<String> citedLiterature = new ArrayList<>();
    final List<String> applicants = new ArrayList<>();
    final List<String> inventors = new ArrayList<>();
    final List<String> ipc = new ArrayList<>();
    final List<String> cpc = new ArrayList<>();
    final List<PublishedRight.OfficeEvent> events = new ArrayList<>();
    final Map<String, NamedBy> namedBy = new HashMap<>();
    String familyId = "";
    LocalDate granted;
    LocalDate expires;
    Integer claimCount;

    /** Of the application as the office itself writes it, empty where that cannot be told; null where {@code application} has it. */
    String applicationNumber;

    Patent(Bibliography.Number publication) {
        this.publication = publication;
    }

    /** A text in a language, two small letters; an empty text says nothing. */
    static void put(Map<String, String> texts, String language, String text) {
        if (!text.isEmpty()) {
            texts.put(language.isEmpty() ? "en" : language.toLowerCase(Locale.ROOT), text);
        }
    }

    /** A cited patent; one whose office or number cannot be told is kept as a text. */
    void cites(Bibliography.Number number, String text) {
        if (Format.isCitation(number)) {
            citedPatents.add(number);
        } else if (!text.isEmpty()) {
            citedLiterature.add(text);
        }
    }

    /** As {@link #cites(Bibliography.Number, String)}; {@code by} is null where the document does not tell who named it. */
    void cites(Bibliography.Number number, String text, NamedBy by) {
        cites(number, text);
        if (by != null && Format.isCitation(number)) {
            namedBy.put(number.text(), by);
        }
    }

    void claimsPriority(Bibliography.Number number) {
        if (Format.isCitation(number)) {
            priorities.add(number);
        }
    }

    PublishedRight right() {
        boolean grant = Kinds.isGrant(publication);
        if (grant && granted == null) {
            granted = publication.date();
        }
        List<Bibliography.Number> publications = new ArrayList<>(otherPublications);
        publications.add(publication);
        publications.sort(
                Comparator.comparing(Bibliography.Number::date, Comparator.nullsFirst(Comparator.naturalOrder())));
        Integer cited = citedPatents.isEmpty() && citedLiterature.isEmpty()
                ? null
                : Integer.valueOf(citedPatents.size() + citedLiterature.size());
        if (claimCount == null && !claims.isEmpty()) {
            claimCount = claims.size();
        }
        return new PublishedRight(
                Kinds.type(publication),
                publication.office(),
                number(grant),
                applied(),
                publication,
                grant ? LegalStatus.IN_FORCE : LegalStatus.PENDING,
                publication.date(),
                application.date(),
                grant ? granted : null,
                null,
                null,
                grant ? expires : null,
                null,
                claimCount,
                cited,
                new Bibliography(
                        titles,
                        abstracts,
                        claims,
                        application,
                        publications,
                        priorities,
                        citedPatents,
                        citedLiterature,
                        applicants,
                        inventors,
                        List.of(),
                        ipc.stream().distinct().toList(),
                        cpc.stream().distinct().toList(),
                        familyId,
                        List.of(),
                        null,
                        null,
                        namedBy),
                events);
    }

    /** China grants under the number of the application; elsewhere a grant has a number of its own. */
    private String number(boolean grant) {
        boolean own = grant && !publication.office().equals("CN");
        return own || applied() == null ? publication.number() : applied();
    }

    private String applied() {
        if (applicationNumber != null) {
            return applicationNumber.isEmpty() ? null : applicationNumber;
        }
        return application.number().isEmpty() ? null : application.number();
    }
}
