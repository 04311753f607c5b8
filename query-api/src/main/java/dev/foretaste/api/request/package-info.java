/** Strict reading of path and query parameters. */
package dev.foretaste.api.request;
