/** The API's description: an OpenAPI document made from the routes, and a page that shows it. */
package dev.foretaste.api.openapi;
