package marketplace.shared;

import io.r2dbc.spi.ConnectionFactory;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The two pools of a service: one that works in a county, one that reads across. */
record Databases(ConnectionFactory inCounty, ConnectionFactory across, TransactionalOperator transaction) {}
