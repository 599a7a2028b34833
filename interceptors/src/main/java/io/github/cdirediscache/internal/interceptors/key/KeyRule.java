package io.github.cdirediscache.internal.interceptors.key;

import java.util.List;
import java.util.function.Consumer;

/** Makes the key, or the pattern, of a call from its arguments. */
public sealed interface KeyRule permits GeneratedKey, TemplateKey {

    /**
     * The key or pattern of a call.
     *
     * @param arguments the arguments, as many as the method has parameters
     * @return the text
     * @throws UnusableKeyException if an argument is of a class that no key can be made of, is too long, or can't be
     *     read; the message names the method and the parameter
     */
    String of(Object[] arguments);

    /**
     * What the rule's keys look like.
     *
     * @return the shape
     */
    KeyShape shape();

    /**
     * The rule that encodes arguments.
     *
     * @param parameters the method's parameters
     * @param indexes the positions of those that make the key
     * @param problems is told of parameters that can't be part of a key
     * @return the rule
     */
    static KeyRule generated(MethodParameters parameters, List<Integer> indexes, Consumer<String> problems) {
        return GeneratedKey.plan(parameters, indexes, problems);
    }

    /**
     * The rule that puts arguments into a template.
     *
     * @param parameters the method's parameters
     * @param template the template
     * @param problems is told of what is wrong with it
     * @return the rule; not to be used if there were problems
     */
    static KeyRule template(MethodParameters parameters, String template, Consumer<String> problems) {
        return TemplateKey.plan(parameters, template, false, problems);
    }

    /**
     * The rule that puts arguments into a glob pattern, so that they match as they are.
     *
     * @param parameters the method's parameters
     * @param template the template
     * @param problems is told of what is wrong with it
     * @return the rule; not to be used if there were problems
     */
    static KeyRule pattern(MethodParameters parameters, String template, Consumer<String> problems) {
        return TemplateKey.plan(parameters, template, true, problems);
    }
}
