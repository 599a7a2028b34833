package io.github.cdirediscache.internal.interceptors.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.annotation.CacheCondition;
import io.github.cdirediscache.annotation.CacheDefaults;
import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CacheInvalidateAll;
import io.github.cdirediscache.annotation.CacheInvalidatePattern;
import io.github.cdirediscache.annotation.CacheKey;
import io.github.cdirediscache.annotation.CachePut;
import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.annotation.CacheValue;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MethodPlannerTest {

    record Story(long id) {}

    private final List<String> problems = new ArrayList<>();
    private final MethodPlanner planner = new MethodPlanner(key -> Optional.empty(), problems::add);

    @CacheDefaults(cacheName = "stories")
    static class Good {
        @CacheResult
        @Nullable Story find(long id) {
            return new Story(id);
        }

        @CacheResult(key = "all", cacheName = "lists", unless = CacheCondition.Never.class)
        List<Story> all() {
            return List.of();
        }

        @CacheResult(key = "n.{id}", skipGet = true, unless = Large.class)
        int refresh(long id) {
            return (int) id;
        }

        @CachePut
        void store(long id, @CacheValue Story story) {}

        @CachePut(key = "s.{story.id}")
        void storeByKey(@CacheValue Story story) {}

        @CachePut
        CompletionStage<Void> storeLater(long id, @CacheValue Optional<Story> story) {
            throw new UnsupportedOperationException();
        }

        @CacheInvalidate(key = "s.{id}")
        @CacheInvalidate(cacheName = "lists", key = "all", beforeInvocation = true)
        @CacheInvalidateAll(cacheName = "pages")
        @CacheInvalidatePattern(pattern = "s.{id}.*")
        void delete(long id) {}

        @CacheInvalidate
        @CachePut(key = "by.{story.id}")
        Story rename(@CacheKey long id, Story story) {
            return story;
        }
    }

    static final class Large implements CacheCondition {
        @Override
        public boolean test(@Nullable Object value) {
            return false;
        }
    }

    @Test
    void plan_goodClass_hasNoProblems() {
        planner.plan(Good.class);
        assertThat(problems).isEmpty();
        assertThat(planner.plans().cacheNames()).containsExactly("lists", "pages", "stories");
        assertThat(planner.plans().conditions()).containsExactly(Large.class);
        assertThat(planner.plans().isEmpty()).isFalse();
        assertThat(MethodPlanner.isConcerned(Good.class)).isTrue();
    }

    @Test
    void plan_classWithoutAnnotations_isEmpty() {
        planner.plan(Story.class);
        assertThat(planner.plans().isEmpty()).isTrue();
        assertThat(MethodPlanner.isConcerned(Story.class)).isFalse();
    }

    @Test
    void plan_severalInvalidations_areInTheOrderWritten() throws NoSuchMethodException {
        planner.plan(Good.class);
        MethodPlan plan = planner.plans()
                .find(Good.class, Good.class.getDeclaredMethod("delete", long.class))
                .orElseThrow();
        assertThat(plan.result()).isNull();
        assertThat(plan.put()).isNull();
        assertThat(plan.invalidations())
                .extracting(CallPlan.Invalidate::target, CallPlan.Invalidate::cacheName, CallPlan.Invalidate::isBefore)
                .map(Object::toString)
                .containsExactly(
                        "(KEY, \"stories\", false)",
                        "(KEY, \"lists\", true)",
                        "(ALL, \"pages\", false)",
                        "(PATTERN, \"stories\", false)");
        assertThat(plan.invalidations().get(3).rule().of(new Object[] {5L})).isEqualTo("s.5.*");
    }

    @Test
    void plan_generatedKeyOfPut_leavesTheValueOut() throws NoSuchMethodException {
        planner.plan(Good.class);
        MethodPlan store = planner.plans()
                .find(Good.class, Good.class.getDeclaredMethod("store", long.class, Story.class))
                .orElseThrow();
        assertThat(store.put().key().of(new Object[] {5L, new Story(5)})).isEqualTo("(5L)");
        assertThat(store.put().valueIndex()).isEqualTo(1);
        assertThat(store.put().shape().value()).isEqualTo(Story.class);
    }

    @Test
    void plan_skipGet_isAStore() throws NoSuchMethodException {
        planner.plan(Good.class);
        MethodPlan refresh = planner.plans()
                .find(Good.class, Good.class.getDeclaredMethod("refresh", long.class))
                .orElseThrow();
        assertThat(refresh.result()).isInstanceOf(CallPlan.Store.class);
    }

    @Test
    void find_classDerivedFromTheBeans_isTheBeansPlan() throws NoSuchMethodException {
        class Derived extends Good {}
        planner.plan(Good.class);
        var method = Good.class.getDeclaredMethod("find", long.class);
        assertThat(planner.plans().find(Derived.class, method)).isPresent();
        assertThat(planner.plans().find(Object.class, method)).isEmpty();
        assertThat(planner.plans().find(Good.class, Object.class.getMethod("toString")))
                .isEmpty();
    }

    @Test
    void plan_twice_isOnce() {
        planner.plan(Good.class);
        planner.plan(Good.class);
        assertThat(problems).isEmpty();
    }

    static class Uninterceptable {
        @CacheResult
        private String hidden() {
            return "";
        }

        @CacheResult
        static String shared() {
            return "";
        }

        @CacheInvalidateAll
        final void fixed() {}
    }

    @Test
    void plan_methodsWithoutInterception_areProblems() {
        planner.plan(Uninterceptable.class);
        String name = Uninterceptable.class.getName();
        assertThat(problems)
                .containsExactlyInAnyOrder(
                        name
                                + ".hidden(): is private, and an interceptor never sees its calls; make it package-private or"
                                + " wider",
                        name
                                + ".shared(): is static, and an interceptor never sees its calls; make it an instance method",
                        name + ".fixed(): is final, and an interceptor never sees its calls; remove final");
    }

    static final class Final {
        @CacheResult
        String find() {
            return "";
        }
    }

    @Test
    void plan_finalClass_isAProblem() {
        planner.plan(Final.class);
        assertThat(problems).singleElement().asString().contains("final class", "remove final from Final");
    }

    static class Values {
        @CacheResult
        void nothing() {}

        @CachePut(key = "a")
        void putNothing() {}

        @CacheResult(key = "b")
        CompletionStage<Void> nothingLater() {
            throw new UnsupportedOperationException();
        }

        @CacheResult
        Stream<Story> stream(long a) {
            return Stream.of();
        }

        @CacheResult
        Optional<InputStream> in(long a) {
            return Optional.empty();
        }

        @CacheResult
        List<Iterator<Story>> iterators(long a) {
            return List.of();
        }

        @CacheResult
        SubmissionPublisher<Story> published(long a) {
            throw new UnsupportedOperationException();
        }

        @CacheResult
        Future<Story> future(long a) {
            throw new UnsupportedOperationException();
        }

        @CacheResult
        <T> T any(Class<T> type) {
            throw new UnsupportedOperationException();
        }

        @CacheResult
        CompletionStage<? extends Story> wildcard(long a) {
            throw new UnsupportedOperationException();
        }

        @CacheResult
        @SuppressWarnings("rawtypes")
        Optional raw(long a) {
            return Optional.empty();
        }

        @CachePut
        void putStage(long id, @CacheValue CompletionStage<Story> story) {}
    }

    @Test
    void plan_typesThatCannotBeCached_areProblems() {
        planner.plan(Values.class);
        assertThat(problems).hasSize(12);
        assertProblem("nothing()", "@CacheResult has no value to cache");
        assertProblem("putNothing()", "@CachePut has no value to cache");
        assertProblem("nothingLater()", "has no value to cache");
        assertProblem("stream(long)", "java.util.stream.Stream can't be cached");
        assertProblem("in(long)", "java.io.InputStream can't be cached");
        assertProblem("iterators(long)", "java.util.Iterator can't be cached");
        assertProblem("published(long)", "java.util.concurrent.SubmissionPublisher can't be cached");
        assertProblem("future(long)", "java.util.concurrent.Future can't be cached");
        assertProblem("any(Class)", "has the type T", "write a method for each type", "inject a CacheManager");
        assertProblem("wildcard(long)", "wildcard ? extends ", "name the type");
        assertProblem("raw(long)", "does not say what is in its java.util.Optional");
        assertProblem("putStage(long, CompletionStage)", "@CacheValue parameter of the type", "the value itself");
    }

    static class Marks {
        @CachePut
        void two(long id, @CacheValue Story one, @CacheValue Story other) {}

        @CacheResult
        Story noPut(long id, @CacheValue Story story) {
            return story;
        }

        @CacheResult(key = "{id}")
        Story keyAndTemplate(@CacheKey long id) {
            return new Story(id);
        }

        @CacheInvalidateAll
        void keyWithoutKey(@CacheKey long id) {}
    }

    @Test
    void plan_marksWithoutMeaning_areProblems() {
        planner.plan(Marks.class);
        assertThat(problems).hasSize(4);
        assertProblem("two(long, Story, Story)", "has 2 @CacheValue parameters; mark one");
        assertProblem("noPut(long, Story)", "no @CachePut");
        assertProblem("keyAndTemplate(long)", "remove @CacheKey or the key template");
        assertProblem("keyWithoutKey(long)", "remove @CacheKey or the key template");
    }

    static class Texts {
        @CacheResult(
                key = "{idd}{",
                timeout = "10 minutos",
                nullTimeout = "-1s",
                staleFor = "${stale.for}",
                earlyRefresh = "much",
                lease = "forever",
                loadWait = "${x:forever}",
                exceptionTimeout = "5",
                cachedExceptions = Exception.class)
        String find(long id) {
            return "";
        }

        @CachePut(key = "{id", timeout = "1")
        String put(long id) {
            return "";
        }

        @CacheInvalidate(key = "}")
        @CacheInvalidatePattern(pattern = "")
        @CacheInvalidatePattern(pattern = "{nobody}*")
        void remove(long id) {}
    }

    @Test
    void plan_badTexts_areAllReported() {
        planner.plan(Texts.class);
        assertProblem("find(long)", "@CacheResult timeout \"10 minutos\" is not a duration");
        assertProblem("find(long)", "@CacheResult nullTimeout must be zero or more, was -1s");
        assertProblem("find(long)", "@CacheResult staleFor ${stale.for}: the configuration has no stale.for");
        assertProblem("find(long)", "@CacheResult earlyRefresh must be a number, was much");
        assertProblem("find(long)", "@CacheResult lease must be from 1ms to 5m, was forever");
        assertProblem("find(long)", "@CacheResult loadWait must be 0s or more and end, was forever");
        assertProblem("find(long)", "@CacheResult exceptionTimeout \"5\" has no unit");
        assertProblem("find(long)", "@CacheResult key \"{idd}{\" has a { at position 5");
        assertProblem("put(long)", "@CachePut timeout \"1\" has no unit");
        assertProblem("put(long)", "@CachePut key \"{id\" has a {");
        assertProblem("remove(long)", "@CacheInvalidate key \"}\" has a }");
        assertProblem("remove(long)", "@CacheInvalidatePattern has an empty pattern", "@CacheInvalidateAll");
        assertProblem("remove(long)", "@CacheInvalidatePattern pattern \"{nobody}*\": {nobody} names no parameter");
        assertThat(problems).hasSize(13);
    }

    abstract static class AbstractException extends Exception {
        private static final long serialVersionUID = 1;
    }

    static class StrangeException extends Exception {
        private static final long serialVersionUID = 1;

        StrangeException(int code) {
            super("code " + code);
        }
    }

    static class Exceptions {
        @CacheResult(cachedExceptions = {IOException.class, AbstractException.class, StrangeException.class})
        String find() {
            return "";
        }
    }

    @Test
    void plan_exceptionsThatCannotBeMade_areProblems() {
        planner.plan(Exceptions.class);
        assertThat(problems).hasSize(2);
        assertProblem("find()", "@CacheResult cachedExceptions " + AbstractException.class.getName() + " is abstract");
        assertProblem("find()", StrangeException.class.getName() + " can't be made again", "(String, Throwable)");
    }

    static class Keys {
        @CacheResult
        String find(InputStream in, long id) {
            return "";
        }
    }

    @Test
    void plan_parameterThatCannotBeAKey_isAProblem() {
        planner.plan(Keys.class);
        assertThat(problems).hasSize(1);
        assertProblem("find(InputStream, long)", "@CacheResult parameter in of type java.io.InputStream");
    }

    @CacheInvalidateAll(cacheName = "a")
    @CacheInvalidateAll(cacheName = "b")
    @CacheResult
    static class OnClass {
        String find() {
            return "";
        }
    }

    @Test
    void plan_annotationsOnTheClass_areProblems() {
        planner.plan(OnClass.class);
        assertThat(MethodPlanner.isConcerned(OnClass.class)).isTrue();
        assertThat(problems)
                .hasSize(2)
                .allMatch(problem -> problem.startsWith(OnClass.class.getName() + ": @Cache"))
                .anyMatch(problem -> problem.contains("@CacheInvalidateAll belongs on methods"));
    }

    static class Shapes {
        @CacheResult(cacheName = "a")
        Optional<Story> one(long id) {
            return Optional.empty();
        }

        @CachePut(cacheName = "a")
        Story same(Long id) {
            return new Story(id);
        }

        @CacheResult(cacheName = "a")
        List<Story> otherValue(long id) {
            return List.of();
        }

        @CacheResult(cacheName = "b")
        List<Story> otherCache(long id) {
            return List.of();
        }

        @CacheResult(cacheName = "a")
        List<Story> otherShape(int id) {
            return List.of();
        }

        @CacheResult(cacheName = "a", key = "s.{id}")
        Story template(long id) {
            return new Story(id);
        }

        @CacheResult(cacheName = "a", key = "s.{0}")
        String sameTemplate(int number) {
            return "";
        }
    }

    @Test
    void plan_oneShapeForTwoTypes_isAProblemThatNamesBoth() {
        planner.plan(Shapes.class);
        assertThat(problems).hasSize(2);
        assertThat(problems)
                .anySatisfy(problem -> assertThat(problem)
                        .contains(
                                "otherValue(long)",
                                "share the cache a",
                                "(java.lang.Long)",
                                "another key or another cache")
                        .containsAnyOf("one(long)", "same(Long)"));
        assertThat(problems)
                .anySatisfy(problem -> assertThat(problem)
                        .contains("template(long)", "sameTemplate(int)", "s.{#}", "java.lang.String"));
    }

    static class Base<T> {
        @CacheResult
        List<T> find(T like) {
            return List.of();
        }
    }

    static class Stories extends Base<Story> {}

    static class Names extends Base<String> {
        @Override
        List<String> find(String like) {
            return List.of();
        }
    }

    static class Both extends Base<String> {
        @Override
        @CacheResult(cacheName = "names")
        List<String> find(String like) {
            return List.of();
        }
    }

    @Test
    void plan_inheritedMethod_hasTheTypesOfTheBeanClass() {
        planner.plan(Stories.class);
        assertThat(problems).isEmpty();
        CallPlan.Load load = (CallPlan.Load) planner.plans()
                .find(Stories.class, AnnotatedMethods.of(Stories.class).get(0).method())
                .orElseThrow()
                .result();
        assertThat(load.shape().value().getTypeName()).isEqualTo("java.util.List<" + Story.class.getName() + ">");
        assertThat(load.key().shape().text()).isEqualTo("(" + Story.class.getName() + ")");
    }

    @Test
    void plan_overriddenMethod_countsOnlyAsOverridden() {
        assertThat(AnnotatedMethods.of(Names.class)).isEmpty();
        planner.plan(Both.class);
        assertThat(problems).isEmpty();
        assertThat(planner.plans().cacheNames()).containsExactly("names");
    }

    @Test
    void plan_classWithAnOpenVariable_isAProblem() {
        planner.plan(Base.class);
        assertThat(problems).hasSize(1);
        assertProblem("find(Object)", "what T of class " + Base.class.getName() + " is");
    }

    private void assertProblem(String method, String... parts) {
        assertThat(problems)
                .anySatisfy(problem ->
                        assertThat(problem).contains("." + method + ": ").contains(parts));
    }

    interface Remote<T> {
        @CacheResult(cacheName = "remote", key = "{0}")
        T ask(String id);
    }

    interface StoryClient extends Remote<Story> {
        @CacheInvalidate(cacheName = "remote", key = "{0}")
        void forget(String id);
    }

    @Test
    void plan_interfaceThatTheContainerImplements_abstractMethodsAreFoundOnItsProxy() throws Exception {
        planner.plan(StoryClient.class);
        StoryClient proxy = (StoryClient) Proxy.newProxyInstance(
                StoryClient.class.getClassLoader(),
                new Class<?>[] {StoryClient.class},
                (self, method, arguments) -> null);

        MethodPlans plans = planner.plans();

        assertThat(problems).isEmpty();
        assertThat(plans.find(proxy.getClass(), Remote.class.getMethod("ask", String.class)))
                .hasValueSatisfying(plan -> assertThat(plan.result()).isNotNull());
        assertThat(plans.find(proxy.getClass(), StoryClient.class.getMethod("forget", String.class)))
                .hasValueSatisfying(plan -> assertThat(plan.invalidations()).hasSize(1));
    }

    static class Implementation implements StoryClient {
        @Override
        public Story ask(String id) {
            return new Story(1);
        }

        @Override
        public void forget(String id) {}
    }

    @Test
    void plan_classThatImplementsAnnotatedInterface_hasTheAnnotations() throws Exception {
        assertThat(MethodPlanner.isConcerned(Implementation.class)).isTrue();
        assertThat(MethodPlanner.isConcerned(StoryClient.class)).isTrue();

        planner.plan(Implementation.class);

        assertThat(problems).isEmpty();
        assertThat(MethodPlanner.inherited(Implementation.class))
                .extracting(annotated -> annotated.method().getDeclaringClass().getSimpleName() + "."
                        + annotated.method().getName() + " of "
                        + annotated.source().getDeclaringClass().getSimpleName())
                .containsExactlyInAnyOrder("Implementation.ask of Remote", "Implementation.forget of StoryClient");
        assertThat(planner.plans().find(Implementation.class, Implementation.class.getMethod("ask", String.class)))
                .hasValueSatisfying(plan -> assertThat(plan.result()).isNotNull());
    }

    @CacheDefaults(cacheName = "abstracts")
    abstract static class Finder<K, V> {
        @CacheResult(key = "{id}")
        abstract V find(K id);

        @CacheInvalidate(key = "{id}")
        abstract void forget(K id);

        @CacheResult(key = "named.{name}")
        V findNamed(String name) {
            throw new UnsupportedOperationException();
        }
    }

    static class LongFinder extends Finder<Long, Story> {
        @Override
        Story find(Long key) {
            return new Story(key);
        }

        @Override
        @CacheInvalidate(key = "own.{id}", cacheName = "own")
        void forget(Long id) {}

        @Override
        Story findNamed(String name) {
            return new Story(1);
        }
    }

    @Test
    void plan_abstractMethods_areThoseThatImplementThem_unlessTheseHaveTheirOwn() throws Exception {
        planner.plan(LongFinder.class);
        assertThat(problems).isEmpty();
        MethodPlans plans = planner.plans();
        assertThat(plans.cacheNames()).containsExactly("abstracts", "own");
        CallPlan.Load find =
                (CallPlan.Load) plans.find(LongFinder.class, LongFinder.class.getDeclaredMethod("find", Long.class))
                        .orElseThrow()
                        .result();
        assertThat(find.key().of(new Object[] {7L})).isEqualTo("7");
        assertThat(find.shape().value()).isEqualTo(Story.class);
        // A concrete method that is overridden without the annotation: overridden.
        assertThat(plans.find(LongFinder.class, LongFinder.class.getDeclaredMethod("findNamed", String.class)))
                .isEmpty();
    }
}
