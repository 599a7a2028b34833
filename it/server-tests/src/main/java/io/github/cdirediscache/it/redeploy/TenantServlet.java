package io.github.cdirediscache.it.redeploy;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** Lets the tenant live, and tells how many class loaders of its kind are still there in this JVM. */
@WebServlet("/live")
public class TenantServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final String LOADERS = "cdi-redis-cache.it.loaders";

    @Inject
    private transient Tenant tenant;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        tenant.live();
        response.getWriter().print("loaders=" + loaders());
    }

    /** Kept by the JVM, in classes of the JVM, so that the list itself holds no application. */
    @SuppressWarnings("unchecked")
    private static long loaders() {
        List<WeakReference<ClassLoader>> all = (List<WeakReference<ClassLoader>>)
                System.getProperties().computeIfAbsent(LOADERS, missing -> new ArrayList<WeakReference<ClassLoader>>());
        ClassLoader own = TenantServlet.class.getClassLoader();
        if (all.stream().noneMatch(each -> each.get() == own)) {
            all.add(new WeakReference<>(own));
        }
        System.gc();
        return all.stream().filter(each -> each.get() != null).count();
    }
}
