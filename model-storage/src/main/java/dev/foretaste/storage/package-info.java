/** Bytes of models on disk until they are needed. */
package dev.foretaste.storage;
