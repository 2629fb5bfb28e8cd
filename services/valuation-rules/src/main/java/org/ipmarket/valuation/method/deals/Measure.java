package org.ipmarket.valuation.method.deals;

/** A feature with a number. Counts enter as log(1 + count): the hundredth citation tells less than the first. */
public enum Measure {
    /** Since filing or creation, in years. */
    AGE_YEARS("年龄", false),
    /** Of protection, in years. */
    REMAINING_YEARS("剩余保护年限", false),
    FAMILY_SIZE("同族规模", true),
    FORWARD_CITATIONS("被引次数", true),
    BACKWARD_CITATIONS("引用文献数", true),
    CLAIMS("权利要求数量", true),
    /** Distinct IPC subclasses. */
    SCOPE("分类号小类数", true),
    /** Assets in the lot. */
    BUNDLE_SIZE("资产包件数", true);

    private final String chinese;
    private final boolean count;

    Measure(String chinese, boolean count) {
        this.chinese = chinese;
        this.count = count;
    }

    String chinese() {
        return chinese;
    }

    /** As it enters the regression. */
    public double transformed(double value) {
        return count ? StrictMath.log1p(value) : value;
    }
}
