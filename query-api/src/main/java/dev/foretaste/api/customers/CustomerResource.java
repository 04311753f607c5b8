package dev.foretaste.api.customers;

import dev.foretaste.api.Resource;
import dev.foretaste.api.request.PathId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Endpoints about what is known of one customer. */
public final class CustomerResource implements Resource {
  private static final String CUSTOMER = "/v1/customers/{id}";

  private final KnownCustomers customers;

  /** Endpoints that answer from this reader. */
  public CustomerResource(CustomerReader reader) {
    customers = new KnownCustomers(reader);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    Resource.addRead(routes, CUSTOMER + "/profile", this::profile);
    Resource.addRead(routes, CUSTOMER + "/satisfaction", this::satisfaction);
  }

  private void profile(Context ctx) {
    String customerId = PathId.of(ctx, "id", "customer");
    ctx.json(ProfileView.of(customers.get(customerId).getPreferences()));
  }

  private void satisfaction(Context ctx) {
    String customerId = PathId.of(ctx, "id", "customer");
    ctx.json(
        new SatisfactionOfCustomer(customerId, RatingsView.of(customers.satisfaction(customerId))));
  }
}
