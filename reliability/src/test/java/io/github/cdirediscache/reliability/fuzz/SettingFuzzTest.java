package io.github.cdirediscache.reliability.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.InvalidOptionsException;
import io.github.cdirediscache.config.Option;
import io.github.cdirediscache.config.Options;
import io.github.cdirediscache.internal.text.Durations;
import java.time.Duration;
import java.util.List;

/** A text of an option is a value of it, or refused with a message that names the option. */
class SettingFuzzTest {

    private static final List<Option<?>> OPTIONS = Options.all();

    /** The first byte chooses an option. */
    @FuzzTest
    void option(byte[] bytes) throws Exception {
        Input input = new Input(bytes);
        Option<?> option = input.oneOf(OPTIONS);
        String text = input.text();
        Bounds.OF_A_TEXT.within(() -> {
            set(option, text);
            return "";
        });
    }

    private static void set(Option<?> option, String text) {
        assertThat(option.shown(text)).isNotNull();
        CacheConfigBuilder builder = CacheConfig.builder("c").locations("h:1");
        try {
            builder.set(option.name(), text);
        } catch (InvalidOptionsException refused) {
            assertThat(refused).hasMessageContaining(option.name());
            return;
        }
        try {
            CacheConfig config = builder.build();
            assertThat(config).isEqualTo(builder.build());
            assertThat(config.toString()).startsWith("CacheConfig[name=c");
        } catch (InvalidOptionsException refused) {
            assertThat(refused.getMessage()).isNotEmpty();
        }
    }

    @FuzzTest
    void duration(byte[] bytes) throws Exception {
        String text = new Input(bytes).text();
        Bounds.OF_A_TEXT.within(() -> {
            try {
                Duration read = Durations.parse(text);
                assertThat(Durations.parse(Durations.format(read))).isEqualTo(read);
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).isNotEmpty();
            }
            return "";
        });
    }
}
