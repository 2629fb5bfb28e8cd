package org.ipmarket.settlement;

import static org.ipmarket.settlement.Scene.as;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;

/** Lists at the API, read to their end: tests that share a database leave more in it than a page holds. */
public final class Pages {
    private Pages() {}

    /**
     * What all pages have there, in their order.
     *
     * @param list its address, from the root
     * @param path in a page's JSON, such as {@code items.trade}
     */
    public static <T> List<T> all(String user, String list, String path) {
        List<T> all = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request = as(user).queryParam("limit", 100);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get(list)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            all.addAll(page.getList(path));
            cursor = page.getString("next");
        } while (cursor != null);
        return all;
    }
}
