package io.synco.dashboard.auth;

/** How a path is guarded. */
enum Door {
    /** Nobody is asked: it shows no shop's data, or proves its sender by itself. */
    OPEN,
    /** A bearer token: Shopify's session token or an API token. */
    API,
    /** The page itself: id_token, bearer token or the page's cookie. A stranger gets the way in and no data. */
    PAGE_ENTRY,
    /** What the page asks for and presses: bearer token or the page's cookie. */
    PAGE,
    /** No such path. */
    CLOSED
}
