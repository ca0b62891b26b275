package marketplace.outbox;

import java.lang.reflect.Method;
import marketplace.shared.CountyCode;
import marketplace.shared.Id;
import marketplace.shared.PlaceCode;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** How ids look in JSON: as their text. */
public final class Json {
    private Json() {}

    public static SimpleModule ids() {
        var module = new SimpleModule("ids") {
            private static final long serialVersionUID = 1;

            @Override
            public void setupModule(SetupContext context) {
                super.setupModule(context);
                context.addDeserializers(new IdsFromText());
            }
        };
        return module.addSerializer(Id.class, new AsText<>(Id.class))
                .addSerializer(PlaceCode.class, new AsText<>(PlaceCode.class))
                .addSerializer(CountyCode.class, new AsText<>(CountyCode.class));
    }

    private static final class AsText<T> extends StdSerializer<T> {
        AsText(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writeString(value.toString());
        }
    }

    private static final class IdsFromText extends Deserializers.Base {
        @Override
        public ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            return hasDeserializerFor(config, type.getRawClass()) ? new FromText(type.getRawClass()) : null;
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return type == CountyCode.class
                    || type == PlaceCode.class
                    || Id.class.isAssignableFrom(type) && type.isRecord();
        }
    }

    private static final class FromText extends ValueDeserializer<Object> {
        private final Class<?> type;
        private final Method of;

        FromText(Class<?> type) {
            this.type = type;
            try {
                this.of = type.getMethod("of", String.class);
            } catch (NoSuchMethodException e) {
                throw new IllegalArgumentException(type + " has no of(text)", e);
            }
        }

        @Override
        public Object deserialize(JsonParser json, DeserializationContext context) {
            var text = json.getValueAsString();
            try {
                return of.invoke(null, text);
            } catch (ReflectiveOperationException _) {
                return context.handleWeirdStringValue(type, text, "not an id");
            }
        }
    }
}
