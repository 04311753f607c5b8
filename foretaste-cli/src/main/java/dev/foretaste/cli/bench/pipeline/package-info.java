/** What an order costs on its way through the whole stream. */
package dev.foretaste.cli.bench.pipeline;
