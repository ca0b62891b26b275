package marketplace.checkout;

import java.util.List;
import java.util.Optional;
import marketplace.billing.Payments;
import marketplace.catalog.PricedVariant;
import marketplace.merchants.Merchant;
import marketplace.orders.OrderLine;
import marketplace.orders.Tax;
import marketplace.shared.Money;
import marketplace.shared.VariantId;

/** A basket as it would be ordered now: a part per merchant, and what must be said of it before. */
public record PricedBasket(Basket basket, List<Part> parts, List<Remark> remarks) {
    public PricedBasket {
        parts = List.copyOf(parts);
        remarks = List.copyOf(remarks);
    }

    /** One merchant's goods, or her work: what would become an order. */
    public record Part(Merchant merchant, List<Item> items) {
        public Part {
            items = List.copyOf(items);
        }

        public boolean isWork() {
            return items.stream().allMatch(item -> item.goods().service());
        }

        /** Its own on a page. */
        public String key() {
            return merchant.id() + (isWork() ? "-w" : "");
        }

        public Money goods() {
            return Money.sum(items.stream().map(item -> item.line().amount()).toList());
        }

        public Money deposit() {
            return Money.sum(items.stream().map(item -> item.line().deposit()).toList());
        }

        /** What is owed at most. */
        public Money total() {
            return goods().plus(deposit());
        }

        /** What is owed when the scales show what is wanted. */
        public Money about() {
            return Money.sum(items.stream()
                            .map(item -> item.line().measure().target())
                            .toList())
                    .plus(deposit());
        }

        /** Without the tax in it, in cents: by this a delivery fee is shared (R73). */
        long net() {
            return items.stream()
                    .map(Item::line)
                    .mapToLong(line -> line.total().minor()
                            - line.tax().containedIn(line.total()).minor())
                    .sum();
        }

        /** The tax in it and its share of the delivery at most, by rate (R85). */
        public List<Tax.Part> taxes(Money deliveryFee) {
            return Tax.parts(lines(), deliveryFee);
        }

        List<OrderLine> lines() {
            return items.stream().map(Item::line).toList();
        }
    }

    /** One line with what the catalog says of it now. */
    public record Item(PricedVariant goods, OrderLine line) {}

    /** What is owed at most, without delivery; this is what is shown and agreed. */
    public Money total() {
        return Money.sum(parts.stream().map(Part::total).toList());
    }

    public Money about() {
        return Money.sum(parts.stream().map(Part::about).toList());
    }

    public Money goods() {
        return Money.sum(parts.stream().map(Part::goods).toList());
    }

    public Money deposit() {
        return Money.sum(parts.stream().map(Part::deposit).toList());
    }

    /** The fee of one delivery, shared among what is brought by net value (R73). */
    public List<Money> shares(Money fee) {
        return fee.isZero()
                ? parts.stream().map(_ -> Money.ZERO).toList()
                : fee.splitBy(parts.stream()
                        .map(part -> part.isWork() ? 0 : Math.max(1, part.net()))
                        .toList());
    }

    public boolean hasWork() {
        return parts.stream().anyMatch(Part::isWork);
    }

    /** There is something in it, and nothing that would have to come. */
    public boolean isWorkAlone() {
        return hasWork() && parts.stream().allMatch(Part::isWork);
    }

    /** Whose goods have to come. */
    List<Merchant> suppliers() {
        return parts.stream().filter(part -> !part.isWork()).map(Part::merchant).toList();
    }

    public List<Merchant> merchants() {
        return parts.stream().map(Part::merchant).distinct().toList();
    }

    public int count() {
        return parts.stream().mapToInt(part -> part.items().size()).sum();
    }

    /** How old whoever gets all of it must be, in years; 0: any age. */
    public int minimumAge() {
        return parts.stream()
                .flatMap(part -> part.items().stream())
                .mapToInt(item -> item.goods().minimumAge())
                .max()
                .orElse(0);
    }

    /** Whether everything in it can be ordered as it stands. */
    public boolean isOrderable() {
        return !parts.isEmpty() && remarks.stream().allMatch(Remark::isOnlyPrice);
    }

    /** Whether all its merchants take cards for what they are owed. */
    public boolean isPayableOnline() {
        return parts.stream()
                .allMatch(part -> part.merchant().payable() && part.total().compareTo(Payments.LEAST) >= 0);
    }

    /** Whether all its merchants let buyers pay by transfer afterwards. */
    public boolean isPayableOnAccount() {
        return parts.stream().allMatch(part -> part.merchant().bank().onAccount());
    }

    public Optional<Item> find(VariantId variant) {
        return parts.stream()
                .flatMap(part -> part.items().stream())
                .filter(item -> item.line().sold().variant().equals(variant))
                .findFirst();
    }
}
