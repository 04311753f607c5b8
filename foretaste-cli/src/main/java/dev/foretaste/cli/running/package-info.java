/** The commands that run for long: up, service, retrainer. */
package dev.foretaste.cli.running;
