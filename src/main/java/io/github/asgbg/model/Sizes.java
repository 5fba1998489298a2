package io.github.asgbg.model;

/** An Auto Scaling group's minimum size, desired capacity and maximum size, in instances. */
public record Sizes(int min, int desired, int max) {
    public static final Sizes ZERO = new Sizes(0, 0, 0);

    /** Refuses sizes that AWS would refuse: {@code 0 <= min <= desired <= max} must hold. */
    public Sizes {
        if (min < 0 || desired < min || max < desired) {
            throw new IllegalArgumentException(
                    "sizes must satisfy 0 <= min <= desired <= max, not " + min + "/" + desired + "/" + max);
        }
    }

    /** Min, desired and max, as in {@code 2/4/8}. */
    @Override
    public String toString() {
        return min + "/" + desired + "/" + max;
    }
}
