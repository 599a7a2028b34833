package io.github.cdirediscache.it.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.it.application.Application;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.UserTransaction;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Changes in the server's transactions: made after the commit, not made after a rollback. Each test has its own keys. */
@Tag("placement")
@ArquillianTest
class TransactionIT {

    @Inject
    Titles titles;

    @Inject
    Archive archive;

    @Inject
    @Named("titles")
    Cache<String> cache;

    @Inject
    UserTransaction transaction;

    @Deployment
    static WebArchive application() {
        return Application.named("transaction")
                .with(Titles.class, Archive.class)
                .war();
    }

    @Test
    void change_transactionalCommits_isMadeAfterTheCommit() {
        titles.find("committed");
        AtomicReference<Boolean> isThereInside = new AtomicReference<>();

        titles.changeInTransaction("committed", () -> isThereInside.set(cache.contains("committed")));

        assertThat(isThereInside).hasValue(true);
        assertThat(cache.contains("committed")).isFalse();
    }

    @Test
    void change_transactionalRollsBack_isNotMade() {
        String before = titles.find("rolled-back");

        assertThatThrownBy(() -> titles.changeInTransaction("rolled-back", () -> {
                    throw new IllegalStateException("roll back");
                }))
                .hasStackTraceContaining("roll back");

        assertThat(titles.find("rolled-back")).isEqualTo(before);
    }

    @Test
    void change_outerTransactionCommits_isMadeWithIt() throws Exception {
        titles.find("outer");

        transaction.begin();
        titles.changeInTransaction("outer", () -> {});
        boolean isThereInside = cache.contains("outer");
        transaction.commit();

        assertThat(isThereInside).isTrue();
        assertThat(cache.contains("outer")).isFalse();
    }

    @Test
    void change_outerTransactionRollsBack_isNotMade() throws Exception {
        String before = titles.find("outer-back");
        String other = titles.find("outer-back-too");

        transaction.begin();
        titles.change("outer-back");
        titles.changeAll("outer-back");
        titles.save("outer-back-too", "saved");
        transaction.rollback();

        assertThat(titles.find("outer-back")).isEqualTo(before);
        assertThat(titles.find("outer-back-too")).isEqualTo(other);
    }

    @Test
    void change_innerTransactionOfItsOwn_isMadeAtItsCommit() throws Exception {
        titles.find("inner");
        String outer = titles.find("of-outer");

        transaction.begin();
        titles.change("of-outer");
        titles.changeApart("inner");
        boolean isInnerThere = cache.contains("inner");
        transaction.rollback();

        assertThat(isInnerThere).isFalse();
        assertThat(titles.find("of-outer")).isEqualTo(outer);
    }

    @Test
    void find_keyWillBeInvalidated_passesTheCacheBy() throws Exception {
        String before = titles.find("read");
        String other = titles.find("other");

        transaction.begin();
        titles.change("read");
        String first = titles.find("read");
        String second = titles.find("read");
        String otherInside = titles.find("other");
        transaction.rollback();

        assertThat(first).isNotEqualTo(before);
        assertThat(second).isNotEqualTo(first);
        assertThat(otherInside).isEqualTo(other);
        assertThat(titles.find("read")).isEqualTo(before);
    }

    @Test
    void save_commits_isStoredAfterTheCommit() throws Exception {
        transaction.begin();
        titles.save("saved", "title");
        boolean isThereInside = cache.contains("saved");
        transaction.commit();

        assertThat(isThereInside).isFalse();
        assertThat(cache.get("saved")).contains("title");
    }

    @Test
    void change_enterpriseBeanCommits_isMadeAfterTheCommit() {
        titles.find("ejb");
        titles.find("ejb-inner");
        AtomicReference<Boolean> isThereInside = new AtomicReference<>();

        archive.change("ejb", () -> {});
        archive.changeByBean("ejb-inner", () -> isThereInside.set(cache.contains("ejb-inner")));

        assertThat(isThereInside).hasValue(true);
        assertThat(cache.contains("ejb")).isFalse();
        assertThat(cache.contains("ejb-inner")).isFalse();
    }

    @Test
    void change_enterpriseBeanRollsBack_isNotMade() {
        String before = titles.find("ejb-back");

        assertThatThrownBy(() -> archive.changeByBean("ejb-back", () -> {
                    throw new IllegalStateException("roll back");
                }))
                .isInstanceOf(EJBException.class);

        assertThat(titles.find("ejb-back")).isEqualTo(before);
    }

    @Test
    void change_noTransaction_isMadeAtOnce() {
        titles.find("none");

        titles.change("none");

        assertThat(cache.contains("none")).isFalse();
    }
}
