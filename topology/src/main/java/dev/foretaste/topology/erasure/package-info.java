/** Forgetting customers, and leaving them out when their orders are processed once more. */
package dev.foretaste.topology.erasure;
