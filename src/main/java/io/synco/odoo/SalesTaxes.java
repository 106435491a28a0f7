package io.synco.odoo;

import static io.synco.odoo.Domain.all;
import static io.synco.odoo.Domain.in;
import static io.synco.odoo.Domain.is;

import io.smallrye.mutiny.Uni;
import io.synco.sync.port.Charges;
import io.synco.sync.port.Charges.Rate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A company's taxes on sales, by their rate: what Shopify calls a tax is known by nothing else on both sides. Of several of one rate
 * the one of the same name is taken, else the oldest.
 */
record SalesTaxes(List<Tax> taxes) {
    /** @param included the price of a line contains it */
    record Tax(long id, String name, BigDecimal percent, boolean included) {}

    /** What a line gets: all of its taxes are of one kind. */
    record Match(List<Long> ids, boolean included) {}

    private static final int TAXES_MAX = 1000;

    static Uni<SalesTaxes> of(Session odoo, long company, Charges charges) {
        Set<BigDecimal> percents = new HashSet<>();
        Stream.concat(
                        charges.goods().stream().map(Charges.Goods::amount),
                        charges.extras().stream().map(Charges.Extra::amount))
                .map(Charges.Amount::rates)
                .filter(rates -> !rates.isEmpty())
                .forEach(rates -> {
                    rates.forEach(rate -> percents.add(rate.percent()));
                    percents.add(sum(rates));
                });
        return percents.isEmpty()
                ? Uni.createFrom().item(new SalesTaxes(List.of()))
                : odoo.search(
                                "account.tax",
                                all(
                                        is("type_tax_use", "sale"),
                                        is("amount_type", "percent"),
                                        is("company_id", company),
                                        in("amount", percents)),
                                List.of("name", "amount", "price_include"),
                                Map.of("order", "id", "limit", TAXES_MAX))
                        .map(rows -> new SalesTaxes(rows.stream()
                                .map(row -> new Tax(
                                        row.id(), row.text("name"), row.decimal("amount"), row.flag("price_include")))
                                .toList()));
    }

    /**
     * The taxes for these rates: one each, or one for their sum; if there are any, those that stand to the price as Shopify's do.
     *
     * @param included Shopify's prices contain their taxes
     */
    Optional<Match> match(List<Rate> rates, boolean included) {
        List<Rate> one = List.of(new Rate("", sum(rates)));
        return Stream.of(included, !included)
                .flatMap(kind -> Stream.of(rates, one).flatMap(each -> each(each, kind).stream()))
                .findFirst();
    }

    private Optional<Match> each(Collection<Rate> rates, boolean included) {
        List<Long> ids = new ArrayList<>();
        for (Rate rate : rates) {
            Optional<Tax> tax = taxes.stream()
                    .filter(one -> one.included() == included)
                    .filter(one -> one.percent().compareTo(rate.percent()) == 0 && !ids.contains(one.id()))
                    .min(Comparator.comparing((Tax one) -> !one.name().equalsIgnoreCase(rate.title()))
                            .thenComparing(Tax::id));
            if (tax.isEmpty() || rate.percent().signum() == 0) {
                return Optional.empty();
            }
            ids.add(tax.get().id());
        }
        return Optional.of(new Match(List.copyOf(ids), included));
    }

    private static BigDecimal sum(List<Rate> rates) {
        return rates.stream().map(Rate::percent).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
