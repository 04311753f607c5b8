/** What influences predictions besides the customer's own orders: models and menus. */
package dev.foretaste.topology.inputs;
