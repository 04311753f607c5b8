/** What is unusual in the stream of orders, by event time. */
package dev.foretaste.learning.anomalies;
