package org.ipmarket.valuation.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.EncumbranceKind;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.valuation.expert.Request;

/** The parts that say for whom, what for, what is valued, as what, as of when, and on what it rests. */
final class ObjectParts {
    private final ReportFacts facts;
    private final ReportWords words;

    ObjectParts(ReportFacts facts, ReportWords words) {
        this.facts = facts;
        this.words = words;
    }

    void client(Sheet.Draft draft) {
        if (facts.opinion() == null) {
            return;
        }
        Request request = facts.opinion().request();
        draft.fact(words.of("client"), request.client() == null ? null : words.said(request.client()))
                .fact(words.of("client.number"), facts.opinion().clientId());
        List<LocalizedText> users = request.users() == null ? List.of() : request.users();
        draft.fact(
                words.of("users"),
                users.isEmpty()
                        ? words.of("users.none")
                        : users.stream().map(words::said).collect(Collectors.joining(words.of("list"))));
    }

    void purpose(Sheet.Draft draft) {
        if (facts.opinion() == null) {
            draft.say(words.of("purpose.estimate"));
            return;
        }
        Request request = facts.opinion().request();
        draft.fact(words.of("purpose"), words.of("purpose", request.purpose()))
                .fact(
                        words.of("purpose.words"),
                        request.purposeWords() == null ? null : words.said(request.purposeWords()));
    }

    void object(Sheet.Draft draft) {
        AssetChanged asset = facts.asset();
        if (asset == null) {
            return;
        }
        boolean patent = asset.type().kind() == AssetKind.PATENT;
        draft.fact(words.of("asset.title"), words.text(asset.title()))
                .fact(words.of("asset.type"), words.of("type", asset.type()))
                .fact(words.of(patent ? "asset.patentNumber" : "asset.workNumber"), numbered(asset))
                .fact(words.of("asset.id"), asset.asset().toString())
                .fact(
                        words.of("asset.owners"),
                        words.of(
                                "asset.owners.count",
                                Integer.toString(asset.owners().size())))
                .fact(
                        words.of("asset.status"),
                        words.of("asof", words.of("status", asset.status()), words.date(asset.statusAsOf())))
                .fact(words.of("asset.filed"), day(asset.filed()))
                .fact(words.of("asset.granted"), day(asset.granted()))
                .fact(words.of("asset.created"), day(asset.workCreated()))
                .fact(words.of("asset.published"), day(asset.firstPublished()))
                .fact(words.of("asset.expires"), day(asset.expires()))
                .fact(words.of("asset.ipc"), asset.ipc() == null ? null : String.join("; ", asset.ipc()))
                .fact(words.of("asset.claims"), count(asset.claimCount()))
                .fact(words.of("asset.references"), count(asset.referencesCited()))
                .fact(words.of("asset.family"), count(asset.familySize()))
                .fact(words.of("asset.encumbrances"), encumbrances(asset.encumbrances()));
        Request request = facts.opinion() == null ? null : facts.opinion().request();
        draft.fact(
                words.of("scope"),
                request == null || request.right() == null
                        ? words.of("scope.whole")
                        : words.of("right", request.right()));
    }

    void typeOfValue(Sheet.Draft draft) {
        draft.fact(words.of("valueType"), words.of("valueType.market")).say(words.of("valueType.meaning"));
    }

    void baseDate(Sheet.Draft draft) {
        draft.strong(words.of("baseDate"), words.date(facts.estimate().baseDate()));
        if (facts.opinion() != null) {
            LocalDate last = facts.opinion().validUntil().minusDays(1);
            draft.fact(
                    words.of("validity"),
                    words.of("validity.span", words.date(facts.estimate().baseDate()), words.date(last)));
        }
    }

    void basis(Sheet.Draft draft) {
        AssetType type = valuedType();
        if (type != null) {
            draft.item(words.of(type.kind() == AssetKind.PATENT ? "basis.patentLaw" : "basis.copyrightLaw"));
        }
        draft.item(words.of("basis.marketRules"));
        if (facts.asset() != null) {
            draft.item(words.of("basis.register", words.date(facts.asset().statusAsOf())));
        }
        draft.item(words.of("basis.model", facts.estimate().model()));
        draft.fact(words.of("estimate.id"), facts.estimate().id())
                .fact(
                        words.of("estimate.completedAt"),
                        words.stamp(facts.estimate().completedAt()))
                .fact(words.of("estimate.hash"), facts.estimate().inputsHash())
                .fact(words.of("estimate.seed"), facts.estimate().seed())
                .fact(words.of("estimate.marketModel"), facts.estimate().marketModel())
                .fact(words.of("estimate.snapshot"), facts.estimate().snapshotHash());
    }

    /** As it was valued, whether or not the register's version of then is still known; null where nothing tells it. */
    private AssetType valuedType() {
        AssetType type = facts.estimate().assetType();
        return type != null || facts.asset() == null ? type : facts.asset().type();
    }

    private static String numbered(AssetChanged asset) {
        return asset.number() == null ? null : (asset.office() == null ? "" : asset.office() + " ") + asset.number();
    }

    private String encumbrances(Set<EncumbranceKind> kinds) {
        return kinds == null || kinds.isEmpty()
                ? words.of("asset.encumbrances.none")
                : kinds.stream()
                        .sorted()
                        .map(kind -> words.of("encumbrance", kind))
                        .collect(Collectors.joining(words.of("list")));
    }

    private String day(LocalDate day) {
        return day == null ? null : words.date(day);
    }

    private static String count(Integer count) {
        return count == null ? null : count.toString();
    }
}
