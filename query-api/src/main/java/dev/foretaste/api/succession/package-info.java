/** What an instance does once another stream has taken its orders over. */
package dev.foretaste.api.succession;
