package io.synco.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.synco.egress.HttpAnswer;
import io.synco.kernel.RemoteException;
import java.net.URI;
import java.util.Map;

/** Asks for the version where {@code /jsonrpc} is closed; answered from version 19 on, to anybody. */
record VersionCall(URI at, String database) implements Call {
    static VersionCall of(URI base, String database) {
        return new VersionCall(OdooAddress.at(base, "/web/version"), database);
    }

    @Override
    public boolean writes() {
        return false;
    }

    @Override
    public String httpMethod() {
        return "GET";
    }

    /** Odoo takes no JSON on a page's address, not even the word. */
    @Override
    public Map<String, String> headers() {
        return Map.of();
    }

    @Override
    public byte[] body() {
        return new byte[0];
    }

    @Override
    public JsonNode result(HttpAnswer answer) {
        return Json.parse(answer.body())
                .filter(body -> answer.status() == 200 && body.path("version").isTextual())
                .orElseThrow(() -> new RemoteException(OdooFailures.ofStatus(answer, this)));
    }
}
