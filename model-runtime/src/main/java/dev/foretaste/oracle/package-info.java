/**
 * A second opinion on features: recomputed from all of a customer's orders by the definitions, as
 * plainly as possible, sharing no code with what learns and vectorises in production.
 */
package dev.foretaste.oracle;
