package org.ipmarket.valuation.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ipmarket.messages.LocalizedText;

/**
 * The page on which both experts sign and seal a report, in Chinese and English; it names the report by its hash. Every text is plain and is
 * escaped by the template.
 *
 * @param number of the opinion
 * @param places one for each expert, the first one's first
 */
public record SignaturePage(
        String centre,
        String heading,
        String subtitle,
        String number,
        List<Sheet.Fact> facts,
        List<String> words,
        List<Place> places) {
    /** Where one expert signs. @param lines what is to be filled in */
    public record Place(String heading, String name, String licences, List<String> lines) {}

    /** @param sha256 of the Chinese copy for signature */
    public static SignaturePage of(ReportFacts facts, int edition, String sha256, ReportWords zh, ReportWords en) {
        ReportFacts.Opinion opinion = facts.opinion();
        Both both = new Both(zh, en);
        return new SignaturePage(
                both.text(opinion.centre()),
                both.of("sign.heading"),
                both.text(facts.asset().title()),
                facts.number(),
                List.of(
                        new Sheet.Fact(both.of("sign.number"), facts.number(), false),
                        new Sheet.Fact(both.of("sign.edition"), Integer.toString(edition), false),
                        new Sheet.Fact(
                                both.of("reportDate"), opinion.reportDate().toString(), false),
                        new Sheet.Fact(both.of("sign.hash"), sha256, true)),
                List.of(zh.of("sign.words"), en.of("sign.words")),
                List.of(
                        place(both, opinion.signers().getFirst(), "signature.first"),
                        place(both, opinion.signers().getLast(), "signature.second")));
    }

    private static Place place(Both both, ReportFacts.Signer signer, String heading) {
        return new Place(
                both.of(heading),
                both.text(signer.name()),
                signer.licences().stream()
                        .map(licence -> both.text(licence.kind()) + " " + licence.number())
                        .collect(Collectors.joining("; ")),
                List.of(both.of("sign.signature"), both.of("sign.seal"), both.of("sign.date")));
    }

    private record Both(ReportWords zh, ReportWords en) {
        String of(String key) {
            return zh.of(key) + " / " + en.of(key);
        }

        String text(LocalizedText text) {
            return Stream.of(zh.text(text), en.text(text)).distinct().collect(Collectors.joining(" / "));
        }
    }
}
