/** Writing the orders anew without erased customers, every other record at the offset it had. */
package dev.foretaste.cli.rewrite;
