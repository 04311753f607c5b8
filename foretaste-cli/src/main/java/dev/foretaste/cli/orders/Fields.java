package dev.foretaste.cli.orders;

import java.math.BigDecimal;
import java.util.Currency;

/** Reads the fields of an order within the ranges that the schema documents. */
final class Fields {
  /** Leaves room in an order id, at most 200 characters, for the digest and the position. */
  static final int MAX_CUSTOMER = 180;

  static final int MAX_ID = 200;
  static final int MAX_WORD = 50;
  static final int MAX_QUANTITY = 10_000;
  static final int MAX_LINES = 1_000;

  private Fields() {}

  static String text(String field, String value, int max) throws BadFieldException {
    if (value.isEmpty()) {
      throw new BadFieldException(field + " is empty");
    }
    if (value.length() > max) {
      throw new BadFieldException(field + " is longer than " + max + " characters");
    }
    if (value.indexOf('\uFFFD') >= 0) {
      throw new BadFieldException(field + " is not valid UTF-8");
    }
    return value;
  }

  static int quantity(String value) throws BadFieldException {
    String expected = "quantity must be a whole number from 1 to " + MAX_QUANTITY;
    try {
      int quantity = Integer.parseInt(value);
      if (quantity < 1 || quantity > MAX_QUANTITY) {
        throw new BadFieldException(expected);
      }
      return quantity;
    } catch (NumberFormatException e) {
      throw new BadFieldException(expected);
    }
  }

  /** An amount in the major unit, "13.25", as minor units of the currency, 1325. */
  static long price(String value, Currency currency) throws BadFieldException {
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    try {
      long minor = new BigDecimal(value).movePointRight(digits).longValueExact();
      if (minor < 0) {
        throw new BadFieldException("price is negative");
      }
      return minor;
    } catch (NumberFormatException | ArithmeticException e) {
      throw new BadFieldException(
          "price must be a number with at most " + digits + " decimals, for example 13.25");
    }
  }

  static Currency currency(String value) throws BadFieldException {
    try {
      return Currency.getInstance(value);
    } catch (IllegalArgumentException e) {
      throw new BadFieldException("currency must be an ISO 4217 code, for example USD");
    }
  }
}
