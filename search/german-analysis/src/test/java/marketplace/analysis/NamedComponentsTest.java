package marketplace.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class NamedComponentsTest {

    private static final Path LIST = Path.of("src/main/plugin/named_components.json");

    @Test
    void the_list_names_every_component_by_its_class() throws IOException {
        var listed = listed();

        var components = Arrays.stream(RetailFilters.class.getClasses())
                .filter(type -> type.isAnnotationPresent(NamedComponent.class))
                .collect(Collectors.toMap(
                        type -> type.getAnnotation(NamedComponent.class).value(), Class::getName));

        assertThat(listed).isEqualTo(components).hasSize(9);
    }

    @Test
    void every_listed_class_is_a_public_factory_the_node_can_make() throws Exception {
        for (var name : listed().values()) {
            var type = Class.forName(name);

            assertThat(type).isPublic().isFinal();
            assertThat(TokenFilterFactory.class).isAssignableFrom(type);
            assertThat(type.getConstructors()).hasSize(1);
        }
    }

    private static Map<String, String> listed() throws IOException {
        var types = new JsonMapper()
                .readValue(Files.readString(LIST), new TypeReference<Map<String, TreeMap<String, String>>>() {});
        return types.get(TokenFilterFactory.class.getName());
    }
}
