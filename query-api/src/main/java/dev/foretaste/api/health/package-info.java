/** Whether the process lives and whether it can answer. */
package dev.foretaste.api.health;
