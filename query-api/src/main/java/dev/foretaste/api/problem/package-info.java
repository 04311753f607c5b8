/** Errors as RFC 9457 problem documents, whoever finds them. */
package dev.foretaste.api.problem;
