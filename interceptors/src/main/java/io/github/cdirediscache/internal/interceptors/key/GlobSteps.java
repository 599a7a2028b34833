package io.github.cdirediscache.internal.interceptors.key;

import io.github.cdirediscache.internal.interceptors.key.KeyShape.Step;
import java.util.ArrayList;
import java.util.List;

/** What the text of a glob pattern matches. */
final class GlobSteps {

    private GlobSteps() {}

    static List<Step> of(String glob) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (c == '*') {
                steps.add(Step.many(Chars.ANY));
            } else if (c == '?') {
                steps.add(Step.one(Chars.ANY));
            } else if (c == '[') {
                steps.add(Step.one(Chars.ANY));
                i = endOfSet(glob, i);
            } else {
                i = c == '\\' && i + 1 < glob.length() ? i + 1 : i;
                Step.text(glob.substring(i, i + 1)).forEach(steps::add);
            }
        }
        return steps;
    }

    private static int endOfSet(String glob, int start) {
        int end = start + 1;
        while (end < glob.length() && glob.charAt(end) != ']') {
            end += glob.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end, glob.length() - 1);
    }
}
