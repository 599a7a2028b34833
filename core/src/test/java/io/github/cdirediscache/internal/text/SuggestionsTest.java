package io.github.cdirediscache.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

    @Test
    void best_wholeNameAndPartEquallyNear_isTheWholeName() {
        Suggestions suggestions = new Suggestions();
        suggestions.offerPart("pasword", "password", "sentinel.password");
        suggestions.offer("pasword", "password", "password");
        suggestions.offerPart("pasword", "password", "other.password");
        assertThat(suggestions.best()).contains("password");
    }

    @Test
    void best_partNearerThanAWholeName_isThePart() {
        Suggestions suggestions = new Suggestions();
        suggestions.offer("max-wayt", "max-width", "max-width");
        suggestions.offerPart("max-wayt", "max-wait", "pool.max-wait");
        assertThat(suggestions.best()).contains("pool.max-wait");
    }

    @Test
    void best_equallyNear_isTheFirst() {
        Suggestions suggestions = new Suggestions();
        suggestions.offer("bat", "cat", "cat");
        suggestions.offer("bat", "hat", "hat");
        assertThat(suggestions.best()).contains("cat");
    }

    @Test
    void didYouMean_nothingNear_saysNothing() {
        assertThat(Suggestions.didYouMean("zzzzzz", List.of("json", "binary"))).isEmpty();
    }
}
