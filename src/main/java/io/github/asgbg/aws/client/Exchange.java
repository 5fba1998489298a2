package io.github.asgbg.aws.client;

/**
 * One request and its answer as they went over the wire, without headers and so without who signed it.
 *
 * @param request method, host, path and query
 * @param sent the body that was sent
 * @param status the HTTP status of the answer
 * @param answer the body of the answer
 */
public record Exchange(String request, String sent, int status, String answer) {}
