package io.github.asgbg.model;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;

/** Sizes that AWS would refuse cannot be made. */
class SizesTest {
    @Test
    void minimumDesiredAndMaximumAreInOrder() {
        assertThatNoException().isThrownBy(() -> new Sizes(2, 2, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Sizes(-1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Sizes(3, 2, 4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sizes(0, 5, 4))
                .withMessage("sizes must satisfy 0 <= min <= desired <= max, not 0/5/4");
    }
}
