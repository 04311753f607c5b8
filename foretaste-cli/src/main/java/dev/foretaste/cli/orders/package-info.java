/**
 * Order files as deterministic sequences of orders: the same file gives the same orders, ids and
 * times in every run.
 */
package dev.foretaste.cli.orders;
