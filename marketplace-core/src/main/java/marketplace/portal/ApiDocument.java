package marketplace.portal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of the API (OpenAPI 3.1), written by a test from the routes as they are. */
@RestController
class ApiDocument {
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final String document;

    ApiDocument() throws IOException {
        this.document = new ClassPathResource("openapi.json").getContentAsString(StandardCharsets.UTF_8);
    }

    /** This document. */
    @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> read() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(document);
    }
}
