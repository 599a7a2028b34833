package io.github.cdirediscache.it.wildfly;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/basket")
public class BasketServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    transient Basket basket;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String item = request.getParameter("item");
        response.getWriter()
                .print(basket.add(item) + ", " + basket.price(item) + ", " + basket.computed() + " computed, a is "
                        + basket.known("a"));
    }
}
