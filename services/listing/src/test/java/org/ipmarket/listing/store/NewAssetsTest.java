package org.ipmarket.listing.store;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Transient;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NewAssetsTest {
    @Test
    void writesEveryFieldOfAnAsset() {
        assertThat(NewAssets.ASSET)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(AssetRow.class.getDeclaredFields())
                        .filter(field -> !Modifier.isStatic(field.getModifiers()))
                        .filter(field -> !field.isSynthetic() && !field.isAnnotationPresent(Transient.class))
                        .map(NewAssetsTest::column)
                        .toList());
    }

    private static String column(Field field) {
        return field.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
