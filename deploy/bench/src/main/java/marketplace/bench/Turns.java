package marketplace.bench;

/** Product and raw engine in turns: both warmed up, then round by round, so that noise meets both. */
record Turns(Load load, Options options) {
    record Both(Figures product, Figures raw) {}

    Both measure(Load.Question product, Load.Question raw) {
        load.during(options.warmUp(), product);
        load.during(options.warmUp().dividedBy(2), raw);
        var ours = Figures.none();
        var engine = Figures.none();
        for (var round = 0; round < options.rounds(); round++) {
            ours = ours.plus(load.during(options.round(), product));
            engine = engine.plus(load.during(options.round(), raw));
        }
        return new Both(ours, engine);
    }
}
