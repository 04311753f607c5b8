/** The menu over HTTP: what is on it, what is trending, what goes together. */
package dev.foretaste.api.menu;
