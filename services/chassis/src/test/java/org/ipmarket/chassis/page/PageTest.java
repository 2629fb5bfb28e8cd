package org.ipmarket.chassis.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void theCursorOfAPageIsTheKeyAfterWhichTheNextStarts() {
        Page<String> page = Page.of(List.of("a", "b", "c"), 2, Function.identity());
        assertThat(page.items()).containsExactly("a", "b");

        PageRequest next = new PageRequest();
        next.cursor = page.next();
        assertThat(next.cursor()).isEqualTo("b");
    }

    @Test
    void theLastPageHasNoCursor() {
        assertThat(Page.of(List.of("a", "b"), 2, Function.identity()).next()).isNull();
    }

    @Test
    void aLimitOutsideTheBoundsIsRefused() {
        PageRequest request = new PageRequest();
        assertThat(request.limit()).isEqualTo(PageRequest.DEFAULT_LIMIT);
        for (int limit : new int[] {-1, 0, PageRequest.MAX_LIMIT + 1}) {
            request.limit = limit;
            assertThatThrownBy(request::limit).isInstanceOf(HttpProblem.class).hasMessageContaining("limit");
        }
    }

    @Test
    void aCursorThatNoListHasGivenIsRefused() {
        PageRequest request = new PageRequest();
        request.cursor = "%%%";
        assertThatThrownBy(request::cursor).isInstanceOf(HttpProblem.class);
        request.cursor = "YWJj";
        assertThatThrownBy(request::cursorId).isInstanceOf(HttpProblem.class);
    }
}
