package io.github.cdirediscache.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"cdi-redis-cache " + Objects.requireNonNullElse(version, "(unpackaged)")};
    }
}
