package marketplace.local.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A user's way into one database. */
public record Login(String host, int port, String database, String user, String password) {

    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), user, password);
    }

    public Login to(String otherDatabase) {
        return new Login(host, port, otherDatabase, user, password);
    }

    public Login as(String otherUser, String itsPassword) {
        return new Login(host, port, database, otherUser, itsPassword);
    }
}
