/**
 * Where the options of the long-running commands come from when they are not on the command line.
 */
package dev.foretaste.cli.config;
