package dev.foretaste.api.customers;

import dev.foretaste.api.openapi.Answer;
import dev.foretaste.api.request.PathId;
import dev.foretaste.api.routing.KeyedEndpoint;
import dev.foretaste.api.routing.KeyedResource;
import io.javalin.http.Context;
import java.util.List;

/** Endpoints about what is known of one customer. */
public final class CustomerResource implements KeyedResource {
  private static final String CUSTOMER = "/v1/customers/{id}";

  private final KnownCustomers customers;

  /** Endpoints that answer from this reader. */
  public CustomerResource(CustomerReader reader) {
    customers = new KnownCustomers(reader);
  }

  @Override
  public List<KeyedEndpoint> endpoints() {
    return List.of(
        KeyedEndpoint.readCustomer(
            CUSTOMER + "/profile", Answer.json(ProfileView.class), this::profile),
        KeyedEndpoint.readCustomer(
            CUSTOMER + "/satisfaction",
            Answer.json(SatisfactionOfCustomer.class),
            this::satisfaction));
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
