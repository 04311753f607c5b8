/** Taking orders over HTTP: strict reading, idempotency, the way to the log. */
package dev.foretaste.api.orders;
