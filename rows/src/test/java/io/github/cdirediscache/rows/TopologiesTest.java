package io.github.cdirediscache.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopologiesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                a.SingleServerCacheTest      | single
                a.ReplicatedCacheTest        | replicated
                a.ShardedCacheTest           | sharded
                a.SentinelLoadingTest        | sentinel
                a.ClusterLoadingTest         | cluster
                a.UnixSocketCacheTest        | unix
                a.ClusterTlsTest             | cluster, tls
                a.DisabledCacheTest          | disabled
                a.OuterTest$Sharded          | sharded
                a.ShardedTest$Tls            | sharded, tls
                a.SinglesTest                | –
                a.UnixtimeTest               | –
                a.Cluster.EntryTest          | –
                EntryTest                    | –
                """)
    void of_name_areItsWords(String className, String topologies) {
        assertThat(Topologies.of(List.of(className))).isEqualTo(topologies);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                EntryTest,TlsTest,ShardedTest,SingleTest,ShardedCacheTest | single, sharded, tls
                EntryTest,KeySpaceTest                                    | –
                """)
    void of_severalNames_isEachOnceInOrder(String classNames, String topologies) {
        assertThat(Topologies.of(List.of(classNames.split(",")))).isEqualTo(topologies);
    }
}
