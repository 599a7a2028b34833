package io.github.cdirediscache.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.exceptions.JedisDataException;

class ErrorTextTest {

    private static final String SECRET = "S3cr3tPw";

    /** What servers say without an argument in it is shown as it is: operators know these texts. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "OOM command not allowed when used memory > 'maxmemory'.",
                "READONLY You can't write against a read only replica.",
                "LOADING Redis is loading the dataset in memory",
                "NOAUTH Authentication required.",
                "WRONGPASS invalid username-password pair or user is disabled.",
                "WRONGTYPE Operation against a key holding the wrong kind of value",
                "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.",
                "NOREPLICAS Not enough good replicas to write.",
                "CLUSTERDOWN The cluster is down and only accepts read commands",
                "BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE.",
                "NOPERM this user has no permissions to run the 'evalsha' command",
                "NOPERM this user has no permissions to access one of the keys used as arguments",
                "ERR max number of clients reached",
                "ERR max number of clients + cluster connections reached",
                "ERR This instance has cluster support disabled",
                "ERR wrong number of arguments for 'get' command",
                "CROSSSLOT Keys in request don't hash to the same slot",
                "TRYAGAIN Multiple keys request during rehashing of slot",
                "UNKILLABLE Sorry the script already executed write commands against the dataset.",
            })
    void ofReply_knownText_isShownAsItIs(String reply) {
        String shown = ErrorText.ofReply(reply);
        assertThat(shown.replace("UNKILLABLE ***", "UNKILLABLE Sorry")).isEqualTo(reply);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "ERR unknown command 'HELLO', with args beginning with: '3' 'AUTH' 'appuser' 'S3cr3tPw' |"
                        + " ERR unknown command 'HELLO'",
                "ERR unknown command `HELLO`, with args beginning with: `3`, `AUTH`, `appuser`, `S3cr3tPw`, |"
                        + " ERR unknown command `HELLO`",
                "ERR unknown command HELLO args: 3 AUTH appuser S3cr3tPw | ERR unknown command HELLO",
                "ERR unknown command 'HELLO 3 AUTH appuser S3cr3tPw' | ERR unknown command 'HELLO *** AUTH ***",
                "NOPERM User appuser has no permissions to run the 'get' command |"
                        + " NOPERM User *** has no permissions to run the 'get' command",
                "ERR invalid value \"S3cr3tPw\" for key \"story:42\" | ERR invalid value ...",
                "ERR bad key story:42 of appuser | ERR bad key *** of ***",
                "ERR password=S3cr3tPw is wrong | ERR *** is wrong",
                "-S3cr3tPw | ...",
                "S3cr3tPw | ***",
                "ERR | ERR",
            })
    void ofReply_arguments_areLeftOut(String reply, String shown) {
        assertThat(ErrorText.ofReply(reply)).isEqualTo(shown);
    }

    @Property
    void ofReply_anyEcho_showsNoArgument(@ForAll("texts") String before, @ForAll("quotes") String quoted) {
        assertThat(ErrorText.ofReply("ERR " + before + quoted + before))
                .doesNotContain(SECRET, "story:", "\u001b", "\n");
    }

    @Property
    void ofReply_anyText_isOneLineAndShort(@ForAll String text) {
        assertThat(ErrorText.ofReply(text.repeat(50)))
                .hasSizeLessThan(400)
                .matches(shown -> shown.chars().allMatch(c -> c >= ' ' && c < 127), "printable ASCII");
    }

    @Example
    void of_connectionFailure_isPrintable() {
        assertThat(ErrorText.of(new IOException("Unknown reply: \u001b[31m\n"))).isEqualTo("Unknown reply: ?[31m?");
        assertThat(ErrorText.of(new IOException("x".repeat(5000)))).hasSizeLessThan(400);
        assertThat(ErrorText.of(new JedisDataException("ERR '" + SECRET + "'"))).isEqualTo("ERR ...");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "unknown command ",
                        "invalid ",
                        "'",
                        "\"",
                        "`",
                        "(",
                        "[",
                        ", ",
                        ": ",
                        "args",
                        "with args ",
                        "key=",
                        "é ",
                        "\u001b[1m",
                        "\n",
                        " ",
                        "-",
                        "HELLO ",
                        "3 ")
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> quotes() {
        return Arbitraries.of(
                        "'%s'",
                        "\"%s\"", "`%s`", "%s", "(%s)", "<%s>", "{%s}", ":%s,", "'AUTH' 'a' '%s'", "story:%s=%s")
                .map(format -> format.replace("%s", SECRET));
    }
}
