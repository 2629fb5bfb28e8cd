package org.ipmarket.listing.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ipmarket.listing.desk.NoticeBoard.Shown;
import org.ipmarket.listing.notice.NoticeDocument;
import org.ipmarket.listing.notice.NoticeDocument.Change;
import org.ipmarket.listing.notice.NoticeDocument.News;
import org.ipmarket.listing.notice.NoticeDocument.Terms;
import org.ipmarket.listing.notice.NoticeKind;
import org.ipmarket.listing.notice.RuleText;
import org.ipmarket.listing.page.NoticePage.Cell;
import org.ipmarket.listing.page.NoticePage.Column;
import org.ipmarket.listing.page.NoticePage.Fact;
import org.ipmarket.listing.page.NoticePage.Section;
import org.ipmarket.messages.Mode;
import org.ipmarket.print.Language;

/** Puts a notice into words. */
final class NoticeComposer {
    private final Shown shown;
    private final NoticeDocument notice;
    private final Terms terms;
    private final NoticeWords words;

    private NoticeComposer(Shown shown, NoticeWords words) {
        this.shown = shown;
        this.notice = shown.document();
        this.terms = notice.terms();
        this.words = words;
    }

    /** @param print for paper: without links */
    static NoticePage compose(Shown shown, NoticeWords words, boolean print) {
        return new NoticeComposer(shown, words).page(print);
    }

    private NoticePage page(boolean print) {
        Language language = words.language();
        return new NoticePage(
                language.tag(),
                language.other().tag(),
                words.of("other"),
                notice.number() + "/notice.pdf?lang=" + language.tag(),
                words.of("pdf"),
                print,
                words.text(notice.centreName()),
                words.of("kind." + notice.kind()),
                words.text(notice.title()),
                notice.number(),
                numberLine(),
                marks(),
                sections(),
                foot(),
                words.of("page"),
                words.of("pages"),
                words.of("pageEnd"));
    }

    private String numberLine() {
        String line = words.of("number") + " " + notice.number() + " · " + words.of("publishedAt") + " "
                + words.stamp(notice.publishedAt());
        return notice.about() == null ? line : line + " · " + words.of("about") + " " + notice.about();
    }

    private List<String> marks() {
        List<String> marks = new ArrayList<>();
        if (notice.demonstration()) {
            marks.add(words.of("demonstration"));
        }
        if (notice.mode() == Mode.TEST) {
            marks.add(words.of("testMode"));
        }
        return marks;
    }

    private List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        if (notice.news() != null) {
            sections.add(Section.facts(words.of("section.news"), news(notice.news())));
            if (!notice.news().changes().isEmpty()) {
                sections.add(changes(notice.news().changes()));
            }
        }
        TermsComposer composer = new TermsComposer(shown, words);
        sections.add(Section.facts(words.of("section.subject"), composer.subject()));
        sections.add(Section.facts(words.of("section.price"), composer.prices()));
        sections.addAll(composer.fees());
        sections.add(Section.facts(words.of("section.time"), composer.times()));
        List<Fact> contest = composer.contest();
        if (!contest.isEmpty()) {
            sections.add(Section.facts(words.of("section.contest"), contest));
        }
        sections.add(composer.assets());
        if (notice.kind() == NoticeKind.DISCLOSURE || notice.kind() == NoticeKind.CORRECTION) {
            sections.add(join());
            sections.add(rules());
        }
        return sections;
    }

    private List<Fact> news(News news) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(words.of("outcome"), words.of("outcome." + news.outcome()), true));
        facts.add(new Fact(words.of("at"), words.stamp(news.at()), false));
        if (news.price() != null) {
            facts.add(new Fact(words.of("price"), words.amount(news.price()), true));
        }
        if (news.bidders() != null) {
            facts.add(new Fact(words.of("bidders"), Integer.toString(news.bidders()), false));
        }
        if (notice.kind() == NoticeKind.WITHDRAWAL) {
            boolean free = news.fee() == null || news.fee().isZero();
            facts.add(new Fact(words.of("fee"), free ? words.of("fee.none") : words.amount(news.fee()), false));
        }
        if (news.lostTime() != null) {
            facts.add(new Fact(words.of("lostTime"), words.text(RuleText.period(news.lostTime())), false));
        }
        if (news.reason() != null) {
            facts.add(new Fact(words.of("reason"), news.reason(), false));
        }
        return facts;
    }

    private Section changes(List<Change> changes) {
        return Section.table(
                words.of("change.field"),
                List.of(
                        new Column(words.of("change.field"), 24),
                        new Column(words.of("change.before"), 38),
                        new Column(words.of("change.after"), 38)),
                changes.stream()
                        .map(change -> List.of(
                                Cell.of(words.of("change." + change.field())),
                                Cell.of(changed(change.field(), change.before())),
                                Cell.of(changed(change.field(), change.after()))))
                        .toList());
    }

    private String changed(String field, String value) {
        if (value == null) {
            return "–";
        }
        return field.endsWith("sAt") ? words.stamp(Instant.parse(value)) : value;
    }

    private Section join() {
        List<String> steps = new ArrayList<>(List.of(
                words.of("join.1"),
                words.of("join.2"),
                words.of("how." + terms.method(), words.stamp(terms.opensAt()), words.stamp(terms.closesAt())),
                words.of("join.4")));
        if (notice.offer() != null) {
            steps.add(words.of("join.lot", notice.offer().toString()));
        }
        return Section.steps(words.of("section.join"), steps);
    }

    private Section rules() {
        return Section.table(
                words.of("section.rules"),
                List.of(
                        new Column(words.of("rule.name"), 34),
                        new Column(words.of("rule.value"), 22),
                        new Column(words.of("rule.source"), 44)),
                terms.sources().stream()
                        .map(rule -> List.of(
                                Cell.of(words.text(rule.name())),
                                Cell.of(words.text(rule.value())),
                                Cell.of(words.text(rule.source()))))
                        .toList());
    }

    private List<String> foot() {
        List<String> foot = new ArrayList<>();
        foot.add(words.of("statement"));
        if (notice.kind() == NoticeKind.RESULT) {
            foot.add(words.of("unnamedParties"));
        }
        foot.add(words.of("hash", shown.row().sha256));
        return foot;
    }
}
