package dev.foretaste.topology;

import dev.foretaste.topology.demand.CustomerWatch;
import dev.foretaste.topology.inputs.MenuTimeline;
import dev.foretaste.topology.inputs.ModelTimeline;
import dev.foretaste.topology.query.OrderProgress;
import dev.foretaste.topology.satisfaction.SatisfactionView;
import dev.foretaste.topology.state.ActiveCustomers;

/**
 * What the stream shows to others of the process it runs in.
 *
 * @param models the versions it has read
 * @param menus the menus it has read
 * @param satisfaction how content each store's customers were
 * @param progress how far orders have been processed
 * @param demand is told of every change of a customer
 * @param customers the customers of the tasks that run here
 */
public record StreamViews(
    ModelTimeline models,
    MenuTimeline menus,
    SatisfactionView satisfaction,
    OrderProgress progress,
    CustomerWatch.Factory demand,
    ActiveCustomers customers) {

  /** Where nobody asks for anything but models and menus. */
  public static StreamViews unwatched(ModelTimeline models, MenuTimeline menus, int partitions) {
    return new StreamViews(
        models,
        menus,
        new SatisfactionView(),
        new OrderProgress(partitions),
        CustomerWatch.NOBODY,
        new ActiveCustomers(partitions));
  }
}
