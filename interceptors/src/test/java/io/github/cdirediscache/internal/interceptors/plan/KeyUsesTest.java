package io.github.cdirediscache.internal.interceptors.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.annotation.CacheDefaults;
import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CacheInvalidateAll;
import io.github.cdirediscache.annotation.CacheInvalidatePattern;
import io.github.cdirediscache.annotation.CacheKey;
import io.github.cdirediscache.annotation.CachePut;
import io.github.cdirediscache.annotation.CacheResult;
import jakarta.annotation.PostConstruct;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Methods that share a cache: whose keys meet, and whose do not. */
class KeyUsesTest {

    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final MethodPlanner planner = new MethodPlanner(key -> Optional.empty(), problems::add);

    @CacheDefaults(cacheName = "users")
    static class Users {
        @CacheResult
        String find(long id) {
            return "";
        }

        @CacheInvalidate
        void delete(int id) {}

        @CacheInvalidate
        void deleteAll(List<Long> ids) {}

        @CacheInvalidate
        void refresh() {}

        @CacheInvalidate
        void rename(long id, String name) {}

        @CacheInvalidate(key = "{id}")
        void byTemplate(long id) {}

        @CacheInvalidatePattern(pattern = "user.{id}.*")
        void byPattern(long id) {}

        @CacheInvalidate
        void good(@CacheKey long id, String name) {}

        @CacheInvalidatePattern(pattern = "*")
        void goodPattern() {}

        @CacheInvalidateAll
        void all() {}
    }

    @Test
    void check_invalidationsThatRemoveNothing_areProblems() {
        planner.plan(Users.class);
        planner.checkKeys(cache -> false, warnings::add);

        assertThat(problems)
                .hasSize(6)
                .allMatch(
                        problem -> problem.contains("removes nothing: in the cache users no method stores under keys"))
                .allMatch(problem -> problem.contains("(java.lang.Long) of " + Users.class.getName() + ".find(long)"));
        for (String method :
                List.of("delete(int)", "deleteAll(List)", "refresh()", "rename(long, String)", "byTemplate(long)")) {
            assertThat(problems)
                    .anyMatch(problem -> problem.contains("." + method + ": @CacheInvalidate removes")
                            && problem.contains("the same parameters, in the same order (@CacheKey), or the same key"));
        }
        assertThat(problems)
                .anyMatch(problem -> problem.contains("byPattern(long): @CacheInvalidatePattern")
                        && problem.contains("write a pattern that matches"));
        assertThat(warnings).isEmpty();
    }

    @Test
    void check_ofACacheThatIsUsedElsewhere_areWarnings() {
        planner.plan(Users.class);
        planner.checkKeys("users"::equals, warnings::add);

        assertThat(problems).isEmpty();
        assertThat(warnings).hasSize(6);
    }

    static class OnlyRemoves {
        @CacheInvalidate(cacheName = "others")
        void delete(long id) {}
    }

    @Test
    void check_cacheThatNobodyStoresInto_isNoProblem() {
        planner.plan(OnlyRemoves.class);
        planner.checkKeys(cache -> false, warnings::add);
        assertThat(problems).isEmpty();
        assertThat(warnings).isEmpty();
    }

    @CacheDefaults(cacheName = "stored")
    static class OnlyStores {
        @CachePut(key = "s.{id}")
        String store(long id) {
            return "";
        }

        @CacheInvalidate(key = "s.{name}")
        void delete(String name) {}

        @CacheInvalidate(key = "t.{name}")
        void deleteOther(String name) {}
    }

    @Test
    void check_keysOfPuts_countToo() {
        planner.plan(OnlyStores.class);
        planner.checkKeys(cache -> false, warnings::add);
        assertThat(problems).singleElement().asString().contains("deleteOther(String)", "s.{#} of ");
    }

    @CacheDefaults(cacheName = "puts")
    static class Puts {
        @CacheResult
        String find(long id) {
            return "";
        }

        @CachePut
        String store(@CacheKey int id) {
            return "";
        }

        @CachePut
        String good(@CacheKey long id, String name) {
            return "";
        }
    }

    @Test
    void check_putsThatNothingReads_areWarnings_unlessCodeMay() {
        planner.plan(Puts.class);
        planner.checkKeys("puts"::equals, warnings::add);
        assertThat(warnings).isEmpty();
        planner.checkKeys(cache -> false, warnings::add);
        assertThat(problems).isEmpty();
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("store(int): nothing reads what it stores", "(java.lang.Integer)", "find(long)");
    }

    @CacheDefaults(cacheName = "broken")
    static class Broken {
        @CacheResult(key = "s.{idd}")
        String find(long id) {
            return "";
        }

        @CacheInvalidate(key = "s.{id}")
        void delete(long id) {}
    }

    @Test
    void check_methodWithAnotherProblem_isNotReportedTwice() {
        planner.plan(Broken.class);
        planner.checkKeys(cache -> false, warnings::add);
        assertThat(problems).singleElement().asString().contains("{idd} names no parameter");
    }

    @CacheDefaults(cacheName = "lists")
    static class Lists {
        @CacheResult
        List<String> countries() {
            return List.of();
        }

        @CacheResult
        List<String> currencies() {
            return List.of();
        }

        @CacheResult(cacheName = "keyed", key = "countries")
        List<String> keyedCountries() {
            return List.of();
        }

        @CacheResult(cacheName = "keyed", key = "currencies")
        List<String> keyedCurrencies() {
            return List.of();
        }

        @CacheResult(cacheName = "users")
        Optional<String> byEmail(String email) {
            return Optional.empty();
        }

        @CacheResult(cacheName = "users")
        String byName(String name) {
            return "";
        }

        @CacheResult(cacheName = "shared")
        String first(String name) {
            return "";
        }

        @CacheResult(cacheName = "shared", sharedKey = true)
        String same(String name) {
            return "";
        }

        @CacheResult(cacheName = "shared", skipGet = true)
        String refreshed(String name) {
            return "";
        }
    }

    @Test
    void plan_resultsWithOneGeneratedKey_areProblems() {
        planner.plan(Lists.class);
        assertThat(problems)
                .hasSize(2)
                .allMatch(problem ->
                        problem.contains("each is given what the other has stored; give each a key template"))
                .anyMatch(problem -> problem.contains("countries()") && problem.contains("currencies()"))
                .anyMatch(problem -> problem.contains("byEmail(String)") && problem.contains("byName(String)"));
    }

    static class Base {
        @CacheResult(cacheName = "inherited")
        String find(long id) {
            return "";
        }
    }

    static class Extended extends Base {
        @Override
        @CacheResult(cacheName = "inherited")
        String find(long id) {
            return super.find(id);
        }
    }

    static class Sibling extends Base {}

    @Test
    void plan_methodThatIsOverridden_isOne_andOfSiblingsItIsTwo() {
        planner.plan(Base.class);
        planner.plan(Extended.class);
        assertThat(problems).isEmpty();
        MethodPlanner siblings = new MethodPlanner(key -> Optional.empty(), problems::add);
        siblings.plan(Extended.class);
        siblings.plan(Sibling.class);
        assertThat(problems).singleElement().asString().contains("Extended.find(long)", "Sibling.find(long)");
    }

    @CacheDefaults(cacheName = "meeting")
    static class Meeting {
        @CacheResult
        String byIds(Collection<Long> ids) {
            return "";
        }

        @CacheResult
        String byParents(List<Long> ids) {
            return "";
        }

        @CacheResult(cacheName = "types")
        String texts(CharSequence name) {
            return "";
        }

        @CacheResult(cacheName = "types")
        Long numbers(String name) {
            return 1L;
        }
    }

    @Test
    void plan_generatedKeysThatCanBeOne_areProblemsThoughTheirTypesDiffer() {
        planner.plan(Meeting.class);
        assertThat(problems)
                .hasSize(2)
                .anyMatch(problem -> problem.contains("byIds(Collection)") && problem.contains("sharedKey = true"))
                .anyMatch(problem ->
                        problem.contains("texts(CharSequence)") && problem.contains("the type of the value"));
    }

    @CacheDefaults(cacheName = "chain")
    static class Chain {
        @CacheResult
        String ofList(List<Long> ids) {
            return "";
        }

        @CacheResult
        Long ofSet(Set<Long> ids) {
            return 1L;
        }

        @CacheResult(sharedKey = true)
        String ofAny(Object any) {
            return "";
        }
    }

    @Test
    void plan_aTypeThatMeetsTwoOthers_isHeldAgainstBoth() {
        planner.plan(Chain.class);
        assertThat(problems)
                .singleElement()
                .asString()
                .contains("ofSet(Set)", "ofAny(Object)", "the type of the value");
    }

    interface Translator {
        @CacheResult(cacheName = "words", key = "{word}")
        String translate(String word);
    }

    static class German implements Translator {
        @Override
        public String translate(String word) {
            return "";
        }
    }

    static class French implements Translator {
        @Override
        public String translate(String word) {
            return "";
        }
    }

    @Test
    void plan_oneTemplateOfTwoBeans_isAProblem() {
        planner.plan(German.class);
        planner.plan(French.class);
        assertThat(problems)
                .singleElement()
                .asString()
                .contains("German.translate(String)", "French.translate(String)", "give each bean a cache of its own");
    }

    @CacheDefaults(cacheName = "templates")
    static class Templates {
        @CacheResult(key = "{id}")
        Long book(long id) {
            return id;
        }

        @CacheResult(key = "{name}")
        String author(String name) {
            return name;
        }

        @CacheResult(key = "page.{id}")
        Integer page(long id) {
            return 1;
        }
    }

    @Test
    void check_templatesThatMayGiveOneKeyToTwoTypes_areWarnings() {
        planner.plan(Templates.class);
        planner.checkKeys(cache -> false, warnings::add);
        assertThat(problems).isEmpty();
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("book(long)", "author(String)", "{#}", "{java.lang.String}", "begin each template");
    }

    @CacheDefaults(cacheName = "ways")
    static class Ways {
        @CacheResult
        String find(String from, String to) {
            return "";
        }

        @CacheInvalidate
        void back(String to, String from) {}
    }

    @Test
    void check_parametersInAnotherOrder_areAWarning() {
        planner.plan(Ways.class);
        planner.checkKeys(cache -> false, warnings::add);
        assertThat(problems).isEmpty();
        assertThat(warnings).singleElement().asString().contains("back(String, String)", "in another order");
    }

    interface Described {
        @CacheResult(cacheName = "described")
        String find(long id);
    }

    interface WithDefault extends Described {
        @Override
        default String find(long id) {
            return "";
        }
    }

    static class OfDefault implements WithDefault {}

    @CacheInvalidateAll(cacheName = "typed")
    static class Typed {}

    static class OfTyped extends Typed {}

    @CacheDefaults(cacheName = "of-interface")
    interface HasDefaults {}

    static class OfDefaults implements HasDefaults {
        @CacheResult
        String find(long id) {
            return "";
        }
    }

    static class Generic<R> {
        @CacheInvalidateAll(cacheName = "generic")
        R clear() {
            throw new UnsupportedOperationException();
        }
    }

    static class OfFuture extends Generic<Future<String>> {}

    static class Started {
        @PostConstruct
        @CacheInvalidateAll(cacheName = "started")
        void init() {}
    }

    @Test
    void plan_annotationsOfSupertypes_actOrAreProblems() {
        planner.plan(OfDefault.class);
        planner.plan(OfDefaults.class);
        assertThat(problems).isEmpty();
        assertThat(planner.plans().cacheNames()).containsExactly("described", "of-interface");
        planner.plan(OfTyped.class);
        planner.plan(OfFuture.class);
        planner.plan(Started.class);
        assertThat(problems)
                .hasSize(3)
                .anyMatch(problem ->
                        problem.startsWith(Typed.class.getName() + ": @CacheInvalidateAll belongs on methods"))
                .anyMatch(problem -> problem.contains("OfFuture.clear(): returns a java.util.concurrent.Future"))
                .anyMatch(problem ->
                        problem.contains("Started.init(): has @PostConstruct, and an interceptor never sees"));
    }
}
