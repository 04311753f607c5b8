/** Any instance answers: finding the instance that keeps a key, and asking it. */
package dev.foretaste.api.routing;
