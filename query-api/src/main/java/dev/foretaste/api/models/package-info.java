/** Which model answers, and where it comes from. */
package dev.foretaste.api.models;
