package io.github.cdirediscache.it.security;

import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Calls the enterprise bean as whoever calls. */
@WebServlet("/secured/bean")
public class SecretsServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // a proxy
    @Inject
    private Secrets secrets;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            response.getWriter().print(secrets.find(request.getParameter("id")));
        } catch (EJBAccessException e) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
