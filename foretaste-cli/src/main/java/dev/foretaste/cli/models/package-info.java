/** The command that lists, changes and moves model versions. */
package dev.foretaste.cli.models;
