package org.ipmarket.valuation.report;

import java.util.ArrayList;
import java.util.List;
import org.ipmarket.messages.Mode;

/** Puts a report together from facts: fourteen parts, in order, whatever is known of each. */
public final class Composer {
    private final ReportFacts facts;
    private final ReportWords words;
    private final List<Missing> missing;

    private Composer(ReportFacts facts, ReportWords words) {
        this.facts = facts;
        this.words = words;
        this.missing = Missing.of(facts);
    }

    public static Sheet compose(ReportFacts facts, ReportWords words) {
        return new Composer(facts, words).sheet();
    }

    private Sheet sheet() {
        boolean opinion = facts.opinion() != null;
        String kind = opinion ? "OPINION" : "ESTIMATE";
        ObjectParts object = new ObjectParts(facts, words);
        ValueParts value = new ValueParts(facts, words);
        ClosingParts closing = new ClosingParts(facts, words);
        List<Sheet.Section> sections = new ArrayList<>();
        for (ReportPart part : ReportPart.values()) {
            Sheet.Draft draft = new Sheet.Draft(part, words.of("part", part), flags(part));
            switch (part) {
                case CLIENT_AND_USERS -> object.client(draft);
                case PURPOSE -> object.purpose(draft);
                case OBJECT_AND_SCOPE -> object.object(draft);
                case TYPE_OF_VALUE -> object.typeOfValue(draft);
                case BASE_DATE -> object.baseDate(draft);
                case BASIS -> object.basis(draft);
                case METHODS -> value.methods(draft);
                case PROCEDURES -> closing.procedures(draft);
                case ASSUMPTIONS -> value.assumptions(draft);
                case CONCLUSION -> value.conclusion(draft);
                case SPECIAL_MATTERS -> closing.specialMatters(draft);
                case LIMITS_ON_USE -> closing.limits(draft);
                case REPORT_DATE -> closing.reportDate(draft);
                case SIGNATURES -> closing.signatures(draft);
            }
            sections.add(draft.done());
        }
        return new Sheet(
                words.language().tag(),
                opinion ? words.text(facts.opinion().centre()) : words.of("market"),
                words.of("heading." + kind),
                facts.asset() == null
                        ? words.of("asset.unknown")
                        : words.text(facts.asset().title()),
                words.of("number." + kind, facts.number()),
                marks(kind),
                words.of("missing.heading"),
                missing.stream()
                        .map(one -> words.of(
                                "missing.line",
                                Integer.toString(one.part().number()),
                                words.of("part", one.part()),
                                words.of("missing", one.what())))
                        .toList(),
                sections,
                List.of(
                        words.of("foot." + kind),
                        words.of("foot.recompute", facts.estimate().inputsHash())),
                words.of("page"),
                words.of("pages"),
                words.of("pageEnd"));
    }

    private List<String> marks(String kind) {
        List<String> marks = new ArrayList<>();
        marks.add(words.of("mark." + kind));
        if (facts.opinion() != null && !facts.opinion().issued()) {
            marks.add(words.of(facts.opinion().reportDate() == null ? "mark.DRAFT" : "mark.SIGNING"));
        }
        if (facts.mode() == Mode.TEST) {
            marks.add(words.of("mark.TEST"));
        }
        if (facts.demonstration()) {
            marks.add(words.of("mark.DEMONSTRATION"));
        }
        return marks;
    }

    private List<String> flags(ReportPart part) {
        return missing.stream()
                .filter(one -> one.part() == part)
                .map(one -> words.of("missing.flag", words.of("missing", one.what())))
                .toList();
    }
}
