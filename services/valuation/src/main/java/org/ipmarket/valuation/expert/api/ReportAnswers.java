package org.ipmarket.valuation.expert.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.print.Language;
import org.ipmarket.valuation.expert.OpinionState;
import org.ipmarket.valuation.report.Missing;
import org.ipmarket.valuation.report.ReportFacts;
import org.ipmarket.valuation.report.ReportPart;

/** How reports are given out. */
final class ReportAnswers {
    private ReportAnswers() {}

    /** A part of a report, and what of it is missing. */
    public record PartView(int number, ReportPart part, boolean complete, List<Missing.What> missing) {}

    static List<PartView> parts(ReportFacts facts) {
        List<Missing> missing = Missing.of(facts);
        return Arrays.stream(ReportPart.values())
                .map(part -> {
                    List<Missing.What> of = missing.stream()
                            .filter(one -> one.part() == part)
                            .map(Missing::what)
                            .toList();
                    return new PartView(part.number(), part, of.isEmpty(), of);
                })
                .toList();
    }

    /** The one that is asked for, else the one that the reader likes best. */
    static Language language(String asked, HttpHeaders headers) {
        if (asked == null) {
            return Language.preferred(headers.getAcceptableLanguages());
        }
        return Language.ofTag(asked)
                .orElseThrow(() -> Problems.unprocessable("unknown-language", "lang", "Reports are in zh-CN and en."));
    }

    static Response page(String html, Language language) {
        return Response.ok(html)
                .type("text/html;charset=UTF-8")
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    /** A paper stays as it was made: whether its opinion stands today is told beside it. */
    static Response ofOpinion(Response answer, OpinionState state) {
        return Response.fromResponse(answer)
                .header("Opinion-State", state.name())
                .build();
    }

    static Response pdf(byte[] pdf, String sha256, String name, Language language) {
        return Response.ok(pdf)
                .type("application/pdf")
                .header(HttpHeaders.ETAG, "\"" + sha256 + "\"")
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + name + "-" + language.tag() + ".pdf\"")
                .build();
    }
}
