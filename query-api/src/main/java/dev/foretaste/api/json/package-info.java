/** The JSON of requests: read strictly, with every fault named by its field. */
package dev.foretaste.api.json;
