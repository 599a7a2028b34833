package io.github.cdirediscache.it.outage;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/guest")
public class GuestServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Guest guest;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getParameter("forget") != null) {
            guest.forget("a");
        }
        response.getWriter().print(guest.find("a"));
    }
}
