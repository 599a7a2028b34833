package io.github.cdirediscache.it.wildfly;

import static io.github.cdirediscache.it.wildfly.ModulesIT.MODULE;
import static io.github.cdirediscache.it.wildfly.ModulesIT.OURS;
import static io.github.cdirediscache.it.wildfly.ModulesIT.RESOURCE;
import static io.github.cdirediscache.it.wildfly.ModulesIT.files;
import static io.github.cdirediscache.it.wildfly.ModulesIT.names;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The modules that the feature pack puts into a server are those of the zip. */
@Tag("server-once")
@Tag("full-matrix")
class FeaturePackIT {

    @ParameterizedTest
    @ValueSource(strings = {"main", "jedis/main"})
    void modules_ofZipAndOfFeaturePack_areTheSame(String module) throws IOException {
        Path ofZip = Path.of(System.getProperty("wildfly.home"), OURS, module);
        Path ofPack = Path.of(System.getProperty("wildfly.home.feature-pack"), OURS, module);

        assertThat(files(ofPack)).isEqualTo(files(ofZip));
        // Galleon writes it anew, without comments.
        assertThat(names(RESOURCE, ofPack)).isEqualTo(names(RESOURCE, ofZip));
        assertThat(names(MODULE, ofPack)).isEqualTo(names(MODULE, ofZip));
        for (String file : names(RESOURCE, ofZip)) {
            assertThat(ofPack.resolve(file)).hasSameBinaryContentAs(ofZip.resolve(file));
        }
    }
}
