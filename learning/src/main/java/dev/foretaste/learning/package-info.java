/** Learning from labelled predictions; nothing here knows of Kafka. */
package dev.foretaste.learning;
