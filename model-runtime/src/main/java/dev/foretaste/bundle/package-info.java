/** How a model version travels, and how it is checked before it may score. */
package dev.foretaste.bundle;
