package io.github.cdirediscache.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLineTest {

    @Test
    void given_parts_areQuotedWhereNeeded() {
        assertThat(ConfigLine.given("save", List.of("")).text()).isEqualTo("save \"\"");
        assertThat(ConfigLine.given("save", List.of("60", "1")).text()).isEqualTo("save 60 1");
        assertThat(ConfigLine.given("x", List.of("a b", "\"\\", "1\n2")).text())
                .isEqualTo("x \"a b\" \"\\\"\\\\\" \"1\\x0a2\"");
    }

    @Test
    void given_wholeLine_isKept() {
        assertThat(ConfigLine.given(" maxmemory 10mb ").text()).isEqualTo("maxmemory 10mb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#comment", "a\nb", "maxmemory 1\nport 2", "max_memory 1"})
    void given_notALine_isRefused(String line) {
        assertThatThrownBy(() -> ConfigLine.given(line)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"port 1", "Port 1", "requirepass x", "unixsocket /x", "databases 3", "daemonize yes"})
    void given_directiveOfTheBuilder_isRefusedWithItsMethod(String line) {
        assertThatThrownBy(() -> ConfigLine.given(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use ");
    }

    @Test
    void builder_badArguments_areRefusedByName() {
        RedisServerBuilder builder = RedisServer.builder();

        assertThatThrownBy(() -> builder.port(65_536)).hasMessage("port must be 0 to 65535, was 65536");
        assertThatThrownBy(() -> builder.databases(0)).hasMessage("databases must be at least 1, was 0");
        assertThatThrownBy(() -> builder.password("")).hasMessageContaining("password must not be empty");
        assertThatThrownBy(() -> builder.user("a b", "x")).hasMessageContaining("user name");
        assertThatThrownBy(() -> builder.user("a", "")).hasMessageContaining("password of user a");
    }
}
