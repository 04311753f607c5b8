/** Feedback: taking it over HTTP, and telling how content customers are. */
package dev.foretaste.api.feedback;
