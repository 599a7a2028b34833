package io.github.cdirediscache.it.application;

import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.Assignable;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.StreamExporter;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.exporter.ZipStoredExporter;

/**
 * Makes archives without compression. Nearly all that is in them are jars, and compressing these again for each deployment
 * took a fifth of the time of the tests on servers.
 */
public final class StoredZip implements ZipExporter {

    private final Archive<?> archive;
    private final StreamExporter exporter;

    /**
     * Called by ShrinkWrap.
     *
     * @param archive to be exported
     */
    public StoredZip(Archive<?> archive) {
        this.archive = archive;
        this.exporter = archive.as(ZipStoredExporter.class);
    }

    /** From now on all archives of this JVM are made so. */
    static void use() {
        ShrinkWrap.getDefaultDomain()
                .getConfiguration()
                .getExtensionLoader()
                .addOverride(ZipExporter.class, StoredZip.class);
    }

    @Override
    public InputStream exportAsInputStream() {
        return exporter.exportAsInputStream();
    }

    @Override
    public void exportTo(OutputStream target) {
        exporter.exportTo(target);
    }

    @Override
    public void exportTo(File target) {
        exporter.exportTo(target);
    }

    @Override
    public void exportTo(File target, boolean overwrite) {
        exporter.exportTo(target, overwrite);
    }

    @Override
    public <T extends Assignable> T as(Class<T> type) {
        return archive.as(type);
    }
}
