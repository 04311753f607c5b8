package dev.foretaste.api.customers;

import dev.foretaste.api.Resource;
import dev.foretaste.api.problem.FieldFault;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** Endpoints about one customer. */
public final class CustomerResource implements Resource {
  private static final String CUSTOMER = "/v1/customers/{" + CustomerIdParameter.NAME + "}";
  private static final String K = "k";
  private static final int DEFAULT_K = 10;
  private static final int MAX_K = 20;

  private final KnownCustomers customers;

  /** Endpoints that answer from this reader. */
  public CustomerResource(CustomerReader reader) {
    customers = new KnownCustomers(reader);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    Resource.addRead(routes, CUSTOMER + "/prediction", this::prediction);
    Resource.addRead(routes, CUSTOMER + "/profile", this::profile);
    Resource.addRead(routes, CUSTOMER + "/satisfaction", this::satisfaction);
  }

  private void prediction(Context ctx) {
    String customerId = CustomerIdParameter.of(ctx);
    int k = k(ctx);
    ctx.json(PredictionView.of(customers.get(customerId).getStanding(), k));
  }

  private void profile(Context ctx) {
    String customerId = CustomerIdParameter.of(ctx);
    ctx.json(ProfileView.of(customers.get(customerId).getPreferences()));
  }

  private void satisfaction(Context ctx) {
    String customerId = CustomerIdParameter.of(ctx);
    ctx.json(
        new SatisfactionOfCustomer(customerId, RatingsView.of(customers.satisfaction(customerId))));
  }

  private static int k(Context ctx) {
    List<String> values = ctx.queryParams(K);
    if (values.isEmpty()) {
      return DEFAULT_K;
    }
    if (values.size() == 1 && values.get(0).matches("[0-9]{1,2}")) {
      int k = Integer.parseInt(values.get(0));
      if (k >= 1 && k <= MAX_K) {
        return k;
      }
    }
    throw new ProblemException(
        Problem.of(
            ProblemType.INVALID_PARAMETER,
            List.of(
                new FieldFault(K, "k, the number of items, must be 1 to %d".formatted(MAX_K)))));
  }
}
