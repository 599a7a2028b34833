package io.github.cdirediscache.config;

import io.github.cdirediscache.cache.Verify;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * How values are written. Whether the names stand for anything is found out by who looks them up.
 *
 * @param serializer the serializer to write with, by id or class name
 * @param accepts more serializers that may be read with
 * @param serializerOptions what the serializer itself is told: the options {@code serializer.<name>} by name; sorted
 * @param verify which values are read back and compared before they are stored
 * @param compressor the compressor to write with, by id or class name
 * @param compressorLevel how hard it tries; empty: as it likes
 * @param compressorMinSize the size in bytes from which on a value is compressed
 * @param maxValueSize the size in bytes that a value may have before compression, and when it is decompressed
 */
public record FormatConfig(
        String serializer,
        List<String> accepts,
        Map<String, String> serializerOptions,
        Verify verify,
        String compressor,
        OptionalInt compressorLevel,
        int compressorMinSize,
        int maxValueSize) {

    /**
     * Checks and copies the values.
     *
     * @param serializer as the component says
     * @param accepts as the component says
     * @param serializerOptions as the component says
     * @param verify as the component says
     * @param compressor as the component says
     * @param compressorLevel as the component says
     * @param compressorMinSize as the component says
     * @param maxValueSize as the component says
     * @throws IllegalArgumentException if one is out of its range
     */
    public FormatConfig {
        accepts = List.copyOf(accepts);
        serializerOptions = Collections.unmodifiableMap(new TreeMap<>(serializerOptions));
        Violations violations = new Violations()
                .text("serializer", serializer)
                .text("compressor", compressor)
                .atLeast(0, "compressor.min-size", compressorMinSize)
                .atLeast(1, "max-value-size", maxValueSize);
        accepts.forEach(accepted -> violations.text("serializer.accepts", accepted));
        serializerOptions.keySet().forEach(name -> violations.text("serializer.*", name));
        violations.throwIfAny();
    }
}
