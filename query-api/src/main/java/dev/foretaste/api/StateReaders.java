package dev.foretaste.api;

import dev.foretaste.api.customers.CopiedState;
import dev.foretaste.api.customers.CustomerReader;
import dev.foretaste.api.customers.HistoryReader;
import dev.foretaste.api.customers.ProcessingState;
import dev.foretaste.api.customers.StreamProcessingState;
import dev.foretaste.api.orders.OrderScoreReader;
import dev.foretaste.topology.inputs.MenuTimeline;
import dev.foretaste.topology.lifecycle.PredictionService;

/**
 * What the API reads of the stream's state. All of it is thread-safe.
 *
 * @param customers the customers' states
 * @param histories their past predictions
 * @param orderScores what was expected of orders
 * @param menu the menu as far as it has been read
 * @param processing how far the orders have been processed
 */
public record StateReaders(
    CustomerReader customers,
    HistoryReader histories,
    OrderScoreReader orderScores,
    MenuTimeline menu,
    ProcessingState processing) {

  /** Reads the copies of state that an instance of the stream has, which may lag behind. */
  public static StateReaders ofCopies(PredictionService service) {
    return new StateReaders(
        service.customers()::findInCopy,
        service.histories()::findInCopy,
        service.orderScores()::findInCopy,
        service.menus(),
        new CopiedState(service));
  }

  /** Reads from an instance of the stream. */
  public static StateReaders of(PredictionService service) {
    return new StateReaders(
        CustomerReader.of(service.customers()),
        service.histories()::find,
        service.orderScores()::find,
        service.menus(),
        new StreamProcessingState(service));
  }
}
