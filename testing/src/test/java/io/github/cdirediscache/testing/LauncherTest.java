package io.github.cdirediscache.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LauncherTest {

    private static final ServerSettings ANY_PORT = new ServerSettings(
            0,
            Optional.empty(),
            List.of(),
            16,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ServerSettings.Mode.SERVER,
            Optional.empty(),
            List.of());

    @Test
    void launchFirst_chosenPortTakenMeanwhile_takesAnother() {
        int free = FreePort.pick();
        try (RedisServer other = RedisServer.start();
                Launcher launcher = Launcher.create(ANY_PORT)) {
            Iterator<Integer> ports = List.of(other.port(), free).iterator();

            launcher.launchFirst(ports::next).kill();

            assertThat(launcher.port()).isEqualTo(free);
        }
    }

    @Test
    void launchFirst_threadInterrupted_leavesNoProcessAndRestoresTheInterrupt() {
        Set<ProcessHandle> before = children();
        try (Launcher launcher = Launcher.create(ANY_PORT)) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> launcher.launchFirst(FreePort::pick))
                    .isInstanceOf(RedisServerException.class)
                    .hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(children()).isEqualTo(before);
    }

    private static Set<ProcessHandle> children() {
        return ProcessHandle.current().children().collect(Collectors.toSet());
    }
}
