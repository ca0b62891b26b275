package marketplace.shared;

/** A point on earth in degrees, WGS 84. */
public record GeoPoint(double latitude, double longitude) {
    private static final double EARTH_RADIUS_KM = 6371.0088;

    public GeoPoint {
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("no point on earth: " + latitude + ", " + longitude);
        }
    }

    /** Great-circle distance in kilometres (haversine). */
    public double kmTo(GeoPoint other) {
        var dLat = Math.toRadians(other.latitude - latitude) / 2;
        var dLon = Math.toRadians(other.longitude - longitude) / 2;
        var a = square(Math.sin(dLat))
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * square(Math.sin(dLon));
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(a));
    }

    private static double square(double x) {
        return x * x;
    }
}
