/** The product as a whole: Quarkus, real PostgreSQL, real RabbitMQ, and both doubles over HTTP. A test file for each business sentence. */
package io.synco.functional;
