package dev.foretaste.cli.orders;

import java.util.List;

/** The columns of an order file and the names they go by. */
enum CsvColumn {
  CUSTOMER("customer", "customer_id", "user", "user_id", "client", "client_id"),
  ORDER("order", "order_id", "basket", "basket_id", "transaction", "transaction_id"),
  ITEM("item", "item_id", "product", "product_id", "sku"),
  TIMESTAMP("timestamp", "event_time", "ordered_at", "datetime", "date_time", "time", "date"),
  QUANTITY("quantity", "qty", "count"),
  PRICE("price", "unit_price"),
  SIZE("size", "variant"),
  STORE("store", "store_id", "shop", "shop_id"),
  CHANNEL("channel"),
  CURRENCY("currency");

  private final List<String> names;

  CsvColumn(String... names) {
    this.names = List.of(names);
  }

  List<String> names() {
    return names;
  }
}
