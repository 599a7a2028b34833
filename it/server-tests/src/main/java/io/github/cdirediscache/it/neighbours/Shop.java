package io.github.cdirediscache.it.neighbours;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/shop")
public class Shop extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Goods goods;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String value = request.getParameter("put");
        if (value != null) {
            goods.put(value);
        }
        boolean isList = request.getParameter("list") != null;
        response.getWriter().print(isList ? goods.getAsList() : goods.get());
        response.getWriter().print(" puts=" + goods.puts());
    }
}
