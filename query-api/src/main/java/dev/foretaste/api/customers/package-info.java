/** What is known and expected of one customer. */
package dev.foretaste.api.customers;
