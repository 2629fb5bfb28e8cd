package org.ipmarket.settlement.trade;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ipmarket.messages.Extent;

/** How far a licence reaches, in words for a document. The same extent always gives the same words. */
final class ExtentWords {
    private ExtentWords() {}

    static Map<String, String> chinese(Extent extent) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("许可地域", names(extent.territories(), "、", "不限"));
        words.put("许可使用领域", names(extent.fields(), "、", "不限"));
        words.put(
                "许可期限",
                (extent.from() == null ? "自生效之日起" : "自 " + extent.from() + " 起")
                        + (extent.until() == null ? "，至权利终止" : "，至 " + extent.until() + "（不含该日）"));
        return words;
    }

    static Map<String, String> english(Extent extent) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("Territory", names(extent.territories(), ", ", "no bound"));
        words.put("Field of use", names(extent.fields(), ", ", "no bound"));
        words.put(
                "Term",
                "from " + (extent.from() == null ? "its taking effect" : extent.from())
                        + (extent.until() == null ? ", as long as the right lasts" : ", before " + extent.until()));
        return words;
    }

    private static String names(Set<String> names, String between, String none) {
        return names == null ? none : names.stream().sorted().collect(Collectors.joining(between));
    }
}
