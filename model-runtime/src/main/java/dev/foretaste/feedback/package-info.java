/** What customers say about their orders: recognised once, summed up, kept until it is learned. */
package dev.foretaste.feedback;
