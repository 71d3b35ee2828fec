/** The most bytes a request's body may have. Stays under the 10 MB that Next keeps for a route behind a proxy. */
export const BODY_LIMIT_BYTES = 8 * 1024 * 1024;
