package org.ipmarket.valuation.method.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CholeskyTest {
    /** 4 12 -16; 12 37 -43; -16 -43 98, whose factor is 2; 6 1; -8 5 3, so its determinant is 36. */
    private static double[][] matrix() {
        return new double[][] {{4}, {12, 37}, {-16, -43, 98}};
    }

    @Test
    void solves() {
        double[] solution = new Cholesky(matrix()).solve(new double[] {-16, -37, 137});
        assertThat(solution).containsExactly(new double[] {1, 1, 2}, within(1e-12));
    }

    /** Cofactors over the determinant: (37·98 - 43²)/36, (4·98 - 16²)/36, (4·37 - 12²)/36. */
    @Test
    void invertsItsDiagonal() {
        assertThat(new Cholesky(matrix()).inverseDiagonal())
                .containsExactly(new double[] {1777 / 36.0, 136 / 36.0, 4 / 36.0}, within(1e-10));
    }

    @Test
    void refusesWhatIsNotPositiveDefinite() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Cholesky(new double[][] {{1}, {2, 1}}));
    }
}
