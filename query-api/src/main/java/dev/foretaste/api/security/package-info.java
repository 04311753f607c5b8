/** Who may call the HTTP API, for what, and how often; what administrators did. */
package dev.foretaste.api.security;
