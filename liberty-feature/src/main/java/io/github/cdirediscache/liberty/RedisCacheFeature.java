package io.github.cdirediscache.liberty;

import io.github.cdirediscache.extension.CdiRedisCacheExtension;
import io.openliberty.cdi.spi.CDIExtensionMetadata;
import jakarta.enterprise.inject.spi.Extension;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Gives the extension to every application with CDI. What it needs as beans it registers itself. */
@Component(service = CDIExtensionMetadata.class, configurationPolicy = ConfigurationPolicy.IGNORE)
public final class RedisCacheFeature implements CDIExtensionMetadata {

    /** Made by the server, once. */
    public RedisCacheFeature() {}

    @Override
    public Set<Class<? extends Extension>> getExtensions() {
        return Set.of(CdiRedisCacheExtension.class);
    }
}
