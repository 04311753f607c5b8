/** Which topics there are, how they are keyed and kept, and how they are created and checked. */
package dev.foretaste.topics;
