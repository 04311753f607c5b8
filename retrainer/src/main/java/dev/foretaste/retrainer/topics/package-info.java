/** The topics of one retrainer. */
package dev.foretaste.retrainer.topics;
