package dev.foretaste.api.openapi;

/**
 * An endpoint as it is registered.
 *
 * @param method GET, POST, PUT or DELETE
 * @param path with its parameters in braces
 */
public record Route(String method, String path) {}
