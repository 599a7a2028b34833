package io.github.cdirediscache.it.neighbours;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Writes and reads one key of a cache whose name the neighbours use as well. */
@WebServlet("/shop")
public class Shop extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    @Named("goods")
    private transient Cache<String> goods;

    @Inject
    private transient CacheManager caches;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String value = request.getParameter("put");
        if (value != null) {
            goods.put("key", value);
        }
        boolean isList = request.getParameter("list") != null;
        response.getWriter().print(isList ? caches.cache("goods", List.class).get("key") : goods.get("key"));
        response.getWriter().print(" puts=" + goods.statistics().puts());
    }
}
