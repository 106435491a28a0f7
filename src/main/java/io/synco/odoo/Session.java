package io.synco.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteException;
import io.synco.sync.port.Permit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One account's calls to Odoo's models. */
record Session(Rpc rpc, Account account, Permit permit, Optional<Long> company) {
    Session(Rpc rpc, Account account) {
        this(rpc, account, Permit.ALWAYS, Optional.empty());
    }

    /** Each changing call asks first. */
    Session with(Permit permit) {
        return new Session(rpc, account, permit, company);
    }

    /** Without a company in the context Odoo acts in the user's own one, and refuses another one's warehouse. */
    Session in(long company) {
        return new Session(rpc, account, permit, Optional.of(company));
    }

    Dialect dialect() {
        return account.dialect();
    }

    Uni<JsonNode> read(String model, String method, List<?> args, Map<String, ?> named) {
        return rpc.send(account.call(model, method, args, inContext(named), false));
    }

    Uni<JsonNode> write(String model, String method, List<?> args, Map<String, ?> named) {
        return permit.ask().chain(() -> rpc.send(account.call(model, method, args, inContext(named), true)));
    }

    Uni<List<Row>> search(String model, List<Object> domain, List<String> fields, Map<String, ?> page) {
        Map<String, Object> named = new LinkedHashMap<>(page);
        named.put("fields", fields);
        return read(model, "search_read", List.of(domain), named).map(Row::list);
    }

    /** Records with what they point to, as they stood at one moment. */
    Uni<List<Row>> searchNested(
            String model, List<Object> domain, Map<String, Object> specification, Map<String, ?> page) {
        return dialect().readsNested()
                ? read(model, "web_search_read", List.of(domain, specification), page)
                        .map(answer -> Row.list(answer.get("records")))
                : new FlatReader(this).search(model, domain, specification, page);
    }

    Uni<List<Row>> byId(String model, long id, List<String> fields) {
        return read(model, "read", List.of(List.of(id), fields), Map.of()).map(Row::list);
    }

    /** Makes or finds records by external id, all or nothing. */
    Uni<List<Long>> load(String model, List<String> columns, List<List<String>> rows) {
        return write(model, "load", List.of(columns, rows), Map.of()).map(answer -> {
            if (!answer.path("ids").isArray()) {
                throw new RemoteException(OdooFailures.ofLoad(answer.path("messages")));
            }
            return new Row(answer).refs("ids");
        });
    }

    private Map<String, ?> inContext(Map<String, ?> named) {
        if (company.isEmpty()) {
            return named;
        }
        Map<String, Object> context = new LinkedHashMap<>();
        if (named.get("context") instanceof Map<?, ?> given) {
            given.forEach((key, value) -> context.put((String) key, value));
        }
        context.put("allowed_company_ids", List.of(company.get()));
        Map<String, Object> all = new LinkedHashMap<>(named);
        all.put("context", context);
        return all;
    }
}
