package io.github.cdirediscache.internal.extension.bean;

import io.github.cdirediscache.cache.KeyFunction;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.FormatConfig;
import io.github.cdirediscache.connection.CredentialsProvider;
import io.github.cdirediscache.format.Compressor;
import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.redis.RedisCacheManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The serializers, compressors, key functions and credentials providers that are beans of the application.
 *
 * @param serializers the serializers
 * @param compressors the compressors
 * @param serializerIds their ids by the names of their classes
 * @param compressorIds their ids by the names of their classes
 * @param keyFunctions the key functions by the names of their classes, and by their bean names
 * @param credentials the credentials providers by the names of their classes, and by their bean names
 */
public record ApplicationFormats(
        List<Serializer> serializers,
        List<Compressor> compressors,
        Map<String, String> serializerIds,
        Map<String, String> compressorIds,
        Map<String, KeyFunction> keyFunctions,
        Map<String, CredentialsProvider> credentials) {

    /** Those of an application without such beans. */
    public static final ApplicationFormats NONE =
            new ApplicationFormats(List.of(), List.of(), Map.of(), Map.of(), Map.of(), Map.of());

    /**
     * Those of an application.
     *
     * @param beans the application's beans
     * @return the formats; the dependent ones belong to whoever made the look-up
     */
    public static ApplicationFormats of(BeanLookup beans) {
        Map<String, String> serializerIds = new HashMap<>();
        List<BeanLookup.Found<Serializer>> serializers = beans.all(Serializer.class);
        serializers.forEach(found ->
                serializerIds.put(found.beanClass().getName(), found.reference().id()));
        Map<String, String> compressorIds = new HashMap<>();
        List<BeanLookup.Found<Compressor>> compressors = beans.all(Compressor.class);
        compressors.forEach(found ->
                compressorIds.put(found.beanClass().getName(), found.reference().id()));
        return new ApplicationFormats(
                serializers.stream().map(BeanLookup.Found::reference).toList(),
                compressors.stream().map(BeanLookup.Found::reference).toList(),
                serializerIds,
                compressorIds,
                byNames(beans.all(KeyFunction.class)),
                byNames(beans.all(CredentialsProvider.class)));
    }

    private static <T> Map<String, T> byNames(List<BeanLookup.Found<T>> beans) {
        Map<String, T> named = new HashMap<>();
        beans.forEach(found -> {
            named.put(found.beanClass().getName(), found.reference());
            found.name().ifPresent(name -> named.put(name, found.reference()));
        });
        return named;
    }

    /**
     * Names these beans by their ids: by the name of its class a second object would be made.
     *
     * @param config the settings of a cache
     * @return the settings with ids in the place of class names
     */
    public CacheConfig withIds(CacheConfig config) {
        if (serializerIds.isEmpty() && compressorIds.isEmpty()) {
            return config;
        }
        FormatConfig format = config.format();
        return config.toBuilder()
                .serializer(id(serializerIds, format.serializer()))
                .serializerAccepts(format.accepts().stream()
                        .map(name -> id(serializerIds, name))
                        .toArray(String[]::new))
                .compressor(id(compressorIds, format.compressor()))
                .build();
    }

    private static String id(Map<String, String> ids, String name) {
        return ids.getOrDefault(name, name);
    }

    void addTo(RedisCacheManager.Builder manager) {
        serializers.forEach(manager::serializer);
        compressors.forEach(manager::compressor);
        keyFunctions.forEach(manager::keyFunction);
        credentials.forEach(manager::credentialsProvider);
    }
}
