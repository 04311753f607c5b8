/** Forgetting customers on request. */
package dev.foretaste.api.erasure;
