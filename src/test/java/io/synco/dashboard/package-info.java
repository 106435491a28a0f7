/** The doors, the API and the page as those see them who come in: over HTTP, and with a browser. */
package io.synco.dashboard;
