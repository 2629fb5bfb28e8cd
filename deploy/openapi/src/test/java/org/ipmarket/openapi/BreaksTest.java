package org.ipmarket.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Every kind of breaking change, planted in the real document, is found; what clients can bear is not. */
class BreaksTest {
    private static final JsonNode BEFORE = Documents.checkedIn();

    @Test
    void theSameDocumentBreaksNothing() {
        assertThat(Breaks.between(BEFORE, BEFORE.deepCopy())).isEmpty();
    }

    @Test
    void anOperationThatIsGone() {
        found(document -> ((ObjectNode) document.at("/paths/~1deposits")).remove("post"), "POST /deposits is gone");
    }

    @Test
    void anOperationOfAnotherName() {
        found(
                document -> ((ObjectNode) document.at("/paths/~1deposits/post")).put("operationId", "announceDeposit"),
                "POST /deposits is no longer called postDeposit");
    }

    @Test
    void aMemberOfAnAnswerThatIsGone() {
        found(
                document -> ((ObjectNode) document.at("/components/schemas/DepositView/properties")).remove("amount"),
                ".amount is gone");
    }

    @Test
    void aMemberOfAnAnswerWithAnotherName() {
        found(
                document -> {
                    ObjectNode members = (ObjectNode) document.at("/components/schemas/DepositView/properties");
                    members.set("sum", members.remove("amount"));
                },
                ".amount is gone");
    }

    @Test
    void aMemberOfAnAnswerOfAnotherType() {
        found(
                document -> ((ObjectNode) document.at("/components/schemas/DepositView/properties/reason"))
                        .put("type", "integer"),
                ".reason: type string became integer");
    }

    @Test
    void aMemberThatMustNowBeSent() {
        found(
                document -> ((ArrayNode) document.at("/components/schemas/DepositAnnounceRequest/required")).add("why"),
                ".why must now be sent");
    }

    @Test
    void aMemberThatMayNoLongerBeSent() {
        found(
                document -> ((ObjectNode) document.at("/components/schemas/DepositAnnounceRequest/properties"))
                        .remove("buyerCentre"),
                "POST /deposits body.buyerCentre is gone");
    }

    @Test
    void aValueThatIsNoLongerTaken() {
        found(
                document -> ((ArrayNode) document.at("/components/schemas/HaltGround/enum")).remove(0),
                "no longer takes ");
    }

    @Test
    void aBoundThatIsNarrower() {
        found(
                document -> ((ObjectNode) document.at("/components/parameters/limit/schema")).put("maximum", 50),
                "maximum 100 became 50");
    }

    @Test
    void aParameterThatMustNowBeSent() {
        found(
                document -> ((ArrayNode) document.at("/paths/~1lots/get/parameters"))
                        .addObject()
                        .put("name", "why")
                        .put("in", "query")
                        .put("required", true),
                "GET /lots now needs parameter why");
    }

    @Test
    void aStatusThatIsNoLongerAnswered() {
        found(
                document -> {
                    ObjectNode answers = (ObjectNode) document.at("/paths/~1deposits/post/responses");
                    answers.set("200", answers.remove("201"));
                },
                "POST /deposits 201 is no longer answered");
    }

    @Test
    void aProblemThatIsGone() {
        found(
                document -> ((ObjectNode) document.at(
                                "/components/responses/Problem409/content/application~1problem+json/examples"))
                        .remove("lot-not-open"),
                "problem lot-not-open is no longer one of 409");
    }

    @Test
    void anEventThatIsGone() {
        found(document -> ((ObjectNode) document.path("webhooks")).remove("lot.opened"), "event lot.opened is gone");
    }

    @Test
    void anEventWhoseMemberMayBeMissing() {
        found(
                document -> ((ArrayNode) document.at("/components/schemas/LotOpened/required")).remove(0),
                "event lot.opened.data.lot may now be missing");
    }

    @Test
    void whatIsAddedBreaksNobody() {
        JsonNode after = BEFORE.deepCopy();
        ((ObjectNode) after.path("paths"))
                .putObject("/novelties")
                .putObject("get")
                .put("operationId", "listNovelties");
        ((ObjectNode) after.at("/components/schemas/DepositView/properties"))
                .putObject("novelty")
                .put("type", "string");
        ((ObjectNode) after.at("/components/schemas/DepositAnnounceRequest/properties"))
                .putObject("novelty")
                .put("type", "string");
        ((ArrayNode) after.at("/components/schemas/DepositState/enum")).add("NOVEL");
        assertThat(Breaks.between(BEFORE, after)).isEmpty();
    }

    @Test
    void aVersionSaysWhetherItMayBreak() {
        assertThat(Release.mayBreak("0.1.0", "0.1.1")).isFalse();
        assertThat(Release.mayBreak("0.1.0", "0.2.0")).isTrue();
        assertThat(Release.mayBreak("1.1.0", "1.2.0")).isFalse();
        assertThat(Release.mayBreak("1.9.0", "2.0.0")).isTrue();
        assertThat(Release.mayBreak("0.9.0", "1.0.0")).isTrue();
    }

    private static void found(Consumer<JsonNode> change, String expected) {
        JsonNode after = BEFORE.deepCopy();
        change.accept(after);
        assertThat(Breaks.between(BEFORE, after)).anyMatch(line -> line.contains(expected));
    }
}
