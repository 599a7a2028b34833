package io.github.cdirediscache.config;

import org.jspecify.annotations.Nullable;

/**
 * What sentinels are asked, and as whom.
 *
 * @param master the name under which they watch the master
 * @param username the user to authenticate to them as; {@code null}: their default user
 * @param password its password; {@code null}: connections to them do not authenticate
 */
public record SentinelConfig(
        String master, @Nullable String username, @Nullable String password) {

    /**
     * Checks the values.
     *
     * @param master as the component says
     * @param username as the component says
     * @param password as the component says
     * @throws IllegalArgumentException if one is out of its range
     */
    public SentinelConfig {
        new Violations()
                .text("sentinel.master", master)
                .require(username == null || !username.isEmpty(), "sentinel.username", "must not be empty")
                .require(password == null || !password.isEmpty(), "sentinel.password", "must not be empty")
                .require(
                        username == null || password != null,
                        "sentinel.username",
                        "needs a password with it: sentinel.password")
                .throwIfAny();
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return "SentinelConfig[master=" + master + ", username=" + username + ", password="
                + (password == null ? "none" : "***") + "]";
    }
}
