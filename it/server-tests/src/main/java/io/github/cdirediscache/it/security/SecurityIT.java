package io.github.cdirediscache.it.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.it.application.Application;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hit never answers a caller who may not call. The servers have a user reader, in the role reader, and a user guest. */
@ArquillianTest
@RunAsClient
class SecurityIT {

    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <context-param>
                <param-name>resteasy.role.based.security</param-name>
                <param-value>true</param-value>
              </context-param>
              <security-constraint>
                <web-resource-collection>
                  <web-resource-name>secured</web-resource-name>
                  <url-pattern>/secured/*</url-pattern>
                </web-resource-collection>
                <auth-constraint>
                  <role-name>**</role-name>
                </auth-constraint>
              </security-constraint>
              <login-config>
                <auth-method>BASIC</auth-method>
                <realm-name>ApplicationRealm</realm-name>
              </login-config>
              <security-role>
                <role-name>reader</role-name>
              </security-role>
            </web-app>
            """;

    private final HttpClient client = HttpClient.newHttpClient();

    @ArquillianResource
    URL application;

    @Deployment(testable = false)
    static WebArchive application() {
        return Application.named("security")
                .with(Secrets.class, SecretsServlet.class, SecretsResource.class, SecuredRest.class)
                .war()
                .setWebXML(new StringAsset(WEB_XML));
    }

    private HttpResponse<String> get(String path, String user) throws IOException, InterruptedException {
        String credentials = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(application + "secured/" + path))
                .header("Authorization", "Basic " + credentials)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bean", "resource"})
    void find_cachedForOneWhoMay_isRefusedToOneWhoMayNot(String path) throws Exception {
        HttpResponse<String> first = get(path + "?id=1", "reader");
        HttpResponse<String> hit = get(path + "?id=1", "reader");
        HttpResponse<String> refused = get(path + "?id=1", "guest");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).startsWith("secret ");
        assertThat(hit.body()).isEqualTo(first.body());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).doesNotContain(first.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bean", "resource"})
    void find_missByOneWhoMayNot_storesNothing(String path) throws Exception {
        HttpResponse<String> refused = get(path + "?id=2", "guest");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(get(path + "?id=2", "reader").statusCode()).isEqualTo(200);
    }
}
